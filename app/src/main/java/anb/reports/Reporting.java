package anb.reports;

import anb.accounts.AccountId;
import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import org.springframework.stereotype.Component;

/** Reporting a clip that should not be seen. Somebody who reports it again, before it is settled, has reported it once. */
@Component
public class Reporting {

    private final Reports reports;
    private final Videos videos;
    private final RateLimits limits;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    Reporting(Reports reports, Videos videos, RateLimits limits) {
        this.reports = reports;
        this.videos = videos;
        this.limits = limits;
    }

    /**
     * A report that is open.
     *
     * @param fresh false for one made earlier
     */
    public record Filed(Report report, boolean fresh) {}

    /** Reports a clip. @throws Problem not public, a field is wrong, or too often */
    public Filed file(AccountId reporter, VideoId id, ReportForm form) {
        limits.check(Limit.REPORT, reporter.value().toString());
        if (videos.find(id).filter(Video::published).isEmpty()) {
            throw new Problem(ErrorCode.VIDEO_NOT_FOUND);
        }
        var number = ids.generate();
        var report = reports.add(number, reporter, id, Complaint.of(form));
        return new Filed(report, report.id().equals(number));
    }
}
