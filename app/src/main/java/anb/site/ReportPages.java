package anb.site;

import anb.accounts.AccountId;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.reports.ReportForm;
import anb.reports.Reporting;
import anb.showcase.PublicVideos;
import anb.videos.VideoId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Reporting a clip. Its own page has the form too; this one is for who had to sign in first, which leads here, and for who
 * has something to correct.
 */
@Controller
@RequestMapping("/videos/{id}/report")
class ReportPages {

    private final Pages pages;
    private final PublicVideos clips;
    private final Reporting reporting;

    ReportPages(Pages pages, PublicVideos clips, Reporting reporting) {
        this.pages = pages;
        this.clips = clips;
        this.reporting = reporting;
    }

    /** The form alone. */
    record ReportPage(Frame frame, Card card, ReportBox box) {}

    @GetMapping
    ResponseEntity<byte[]> show(Frame frame, @PathVariable VideoId id) {
        return page(HttpStatus.OK, frame, ReportBox.empty(id));
    }

    @PostMapping
    ResponseEntity<byte[]> report(
            Frame frame,
            AccountId reporter,
            @PathVariable VideoId id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note) {
        try {
            reporting.file(reporter, id, new ReportForm(reason, note));
        } catch (Problem refused) {
            if (refused.code() != ErrorCode.INVALID_REQUEST) {
                throw refused;
            }
            var box = new ReportBox(id, reason, note, Mistakes.of(refused, frame));
            return page(HttpStatus.BAD_REQUEST, frame, box);
        }
        return Redirects.to(Done.REPORTED.at("/videos/" + id));
    }

    private ResponseEntity<byte[]> page(HttpStatus status, Frame frame, ReportBox box) {
        var row = clips.find(box.id()).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
        return pages.own(status, "report", new ReportPage(frame, Card.of(row), box), frame);
    }
}
