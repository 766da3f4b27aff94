package anb.reports;

import anb.accounts.AccountId;
import anb.audit.Actor;
import anb.problem.Bounds;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import anb.reports.Reports.Outcome;
import anb.videos.VideoId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Open reports for organisers. */
@RestController
@RequestMapping(path = "/api/admin/reports", produces = MediaType.APPLICATION_JSON_VALUE)
class RulingsApi {

    private final Dossiers dossiers;
    private final Ruling ruling;

    RulingsApi(Dossiers dossiers, Ruling ruling) {
        this.dossiers = dossiers;
        this.ruling = ruling;
    }

    record ReportedVideo(
            UUID videoId,
            String title,
            @Nullable String description,
            String username,
            boolean published,
            @Nullable String hiddenReason,
            long reports,
            Map<String, Long> reasons,
            List<Said> notes,
            Instant firstReportedAt,
            Instant lastReportedAt) {

        static ReportedVideo of(Dossiers.Dossier dossier) {
            return new ReportedVideo(
                    dossier.video().value(),
                    dossier.title(),
                    dossier.description(),
                    dossier.username(),
                    dossier.published(),
                    dossier.hiddenReason(),
                    dossier.reports(),
                    dossier.reasons(),
                    dossier.notes().stream()
                            .map(note -> new Said(note.reason(), note.note(), note.at()))
                            .toList(),
                    dossier.firstAt(),
                    dossier.lastAt());
        }
    }

    record Said(String reason, String note, Instant reportedAt) {}

    /**
     * How reports are settled.
     *
     * @param reason why the video is hidden; of no use where reports are dismissed
     */
    record Settlement(@Nullable String outcome, @Nullable String reason) {}

    record Settled(UUID videoId, String outcome, int settled) {}

    @GetMapping
    ResponseEntity<List<ReportedVideo>> open(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = Bounds.check("limit", limit, 20, 1, 100);
        return dossiers.open(most, after).answer(ResponseEntity.ok(), Dossiers.Dossier::token, ReportedVideo::of);
    }

    @PostMapping("/{id}/settle")
    Settled settle(Actor actor, AccountId organiser, @PathVariable VideoId id, @RequestBody Settlement wished) {
        var outcome = outcome(wished.outcome());
        int settled = switch (outcome) {
            case HIDDEN -> ruling.hide(actor, organiser, id, wished.reason());
            case DISMISSED -> ruling.dismiss(actor, organiser, id);
        };
        return new Settled(id.value(), outcome.text(), settled);
    }

    private static Outcome outcome(@Nullable String text) {
        for (var outcome : Outcome.values()) {
            if (outcome.text().equals(text)) {
                return outcome;
            }
        }
        throw Problem.invalid(
                List.of(new FieldProblem("outcome", "not_allowed", "hidden, dismissed", Bounds.repeated(text))));
    }
}
