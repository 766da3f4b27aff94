package anb.upkeep;

import anb.storage.ObjectKey;
import anb.videos.VideoId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which remedy there is for which kind of difference. */
@Component
class Remedies {

    private final JobRepairs jobs;
    private final ObjectRepairs objects;
    private final CountRepairs counts;

    Remedies(JobRepairs jobs, ObjectRepairs objects, CountRepairs counts) {
        this.jobs = jobs;
        this.objects = objects;
        this.counts = counts;
    }

    /**
     * What can be done now; to find out changes nothing.
     *
     * @param ofSoMany differences of this kind in all
     */
    Remedy of(Difference difference, long ofSoMany) {
        var subject = difference.subject();
        return switch (difference.kind()) {
            case OBJECT_MISSING, OBJECT_SIZE_DIFFERS -> objects.unusable(new ObjectKey(subject));
            case OBJECT_WITHOUT_ROW -> objects.surplus(new ObjectKey(subject), ofSoMany);
            case VIDEO_IN_LIMBO -> objects.limbo(VideoId.from(subject));
            case JOB_WITHOUT_VIDEO -> jobs.withoutVideo(VideoId.from(subject));
            case JOB_FOR_FAILED_VIDEO -> jobs.forFailedVideo(VideoId.from(subject));
            case LEASE_EXPIRED -> jobs.expiredLease();
            case EVENTS_DIFFER -> counts.events(VideoId.from(subject));
            case TALLY_DIFFERS -> counts.tally(VideoId.from(subject));
            case SCORE_DIFFERS -> counts.score(UUID.fromString(subject));
            case LEVEL_DIFFERS -> counts.levels();
            case LISTING_DIFFERS -> counts.listings();
        };
    }
}
