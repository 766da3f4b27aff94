package anb.reports;

import anb.accounts.AccountId;
import anb.problem.Texts;
import anb.videos.VideoId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reporting a clip. */
@RestController
class ReportsApi {

    private static final Texts TEXTS = Texts.of("messages/reports");

    private final Reporting reporting;

    ReportsApi(Reporting reporting) {
        this.reporting = reporting;
    }

    record Reported(
            String message,
            UUID reportId,
            UUID videoId,
            String reason,
            @Nullable String note,
            Instant reportedAt) {}

    /** 201 for a new report, 200 with the same answer as then for one that is open already. */
    @PostMapping(path = "/api/public/videos/{id}/reports", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Reported> report(
            AccountId reporter,
            @PathVariable VideoId id,
            @RequestBody(required = false) @Nullable ReportForm form,
            Locale locale) {
        var filed = reporting.file(reporter, id, form == null ? new ReportForm(null, null) : form);
        return ResponseEntity.status(filed.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view(filed.report(), locale));
    }

    private static Reported view(Report report, Locale locale) {
        return new Reported(
                TEXTS.say("reported", List.of(), locale),
                report.id(),
                report.video().value(),
                report.reason().text(),
                report.note(),
                report.madeAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
