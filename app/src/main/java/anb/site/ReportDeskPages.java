package anb.site;

import anb.accounts.AccountId;
import anb.audit.Actor;
import anb.reports.Dossiers;
import anb.reports.Dossiers.Dossier;
import anb.reports.Ruling;
import anb.videos.VideoId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people reported, on the organiser's desk. */
@Controller
@RequestMapping("/organiser/reports")
class ReportDeskPages {

    private static final int SHOWN = 50;

    private final Pages pages;
    private final Dossiers dossiers;
    private final Ruling ruling;

    ReportDeskPages(Pages pages, Dossiers dossiers, Ruling ruling) {
        this.pages = pages;
        this.dossiers = dossiers;
        this.ruling = ruling;
    }

    /**
     * Videos with open reports.
     *
     * @param further whether another page follows
     * @param done what the organiser did to come here
     */
    record ReportsPage(
            Frame frame,
            List<Dossier> dossiers,
            boolean further,
            @Nullable String done) {

        String next() {
            return "/organiser/reports?after=" + dossiers.getLast().token();
        }
    }

    @GetMapping
    ResponseEntity<byte[]> open(
            Frame frame,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String done) {
        var some = dossiers.open(SHOWN, after);
        var said = Done.said("desk", done, frame);
        return pages.own("reports", new ReportsPage(frame, some.rows(), some.further(), said), frame);
    }

    @PostMapping("/{id}/hide")
    ResponseEntity<byte[]> hide(
            Actor actor,
            AccountId organiser,
            @PathVariable VideoId id,
            @RequestParam(required = false) @Nullable String reason) {
        ruling.hide(actor, organiser, id, reason);
        return Redirects.to(Done.HIDDEN.at("/organiser/reports"));
    }

    @PostMapping("/{id}/dismiss")
    ResponseEntity<byte[]> dismiss(Actor actor, AccountId organiser, @PathVariable VideoId id) {
        ruling.dismiss(actor, organiser, id);
        return Redirects.to(Done.DISMISSED.at("/organiser/reports"));
    }
}
