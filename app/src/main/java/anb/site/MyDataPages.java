package anb.site;

import anb.accounts.Account;
import anb.accounts.AccountId;
import anb.accounts.Accounts;
import anb.accounts.Consent;
import anb.accounts.Consents;
import anb.reports.Report;
import anb.reports.Reports;
import anb.videos.Video;
import anb.videos.Videos;
import anb.voting.CastVote;
import anb.voting.Voting;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** All that is known about somebody, for themselves (GDPR, article 20). */
@Controller
class MyDataPages {

    private final Accounts accounts;
    private final Consents consents;
    private final Videos videos;
    private final Voting voting;
    private final Reports reports;

    MyDataPages(Accounts accounts, Consents consents, Videos videos, Voting voting, Reports reports) {
        this.accounts = accounts;
        this.consents = consents;
        this.videos = videos;
        this.voting = voting;
        this.reports = reports;
    }

    record Everything(
            AboutMe account,
            List<MyConsent> consents,
            List<MyClip> videos,
            List<CastVote> votes,
            List<MyReport> reports) {}

    record AboutMe(UUID id, String firstName, String lastName, String email, String city, String country, String role) {

        static AboutMe of(Account account) {
            return new AboutMe(
                    account.id().value(),
                    account.firstName(),
                    account.lastName(),
                    account.email(),
                    account.city(),
                    account.country(),
                    account.role().text());
        }
    }

    record MyConsent(String document, String version, Instant at, Consent.@Nullable Guardian guardian) {

        static MyConsent of(Consent consent) {
            return new MyConsent(consent.document(), consent.version(), consent.at(), consent.guardian());
        }
    }

    record MyClip(
            UUID id,
            String title,
            @Nullable String description,
            String status,
            Instant uploadedAt,
            long sizeBytes,
            boolean published) {

        static MyClip of(Video video) {
            return new MyClip(
                    video.id().value(),
                    video.title(),
                    video.description(),
                    video.status().text(),
                    video.uploadedAt(),
                    video.sizeBytes(),
                    video.published());
        }
    }

    record MyReport(UUID video, String reason, @Nullable String note, Instant at) {

        static MyReport of(Report report) {
            return new MyReport(report.video().value(), report.reason().text(), report.note(), report.madeAt());
        }
    }

    @GetMapping("/account/data")
    ResponseEntity<Everything> download(AccountId id) {
        var account = accounts.require(id);
        var agreed = consents.of(id).stream().map(MyConsent::of).toList();
        var clips = videos.ofPlayer(id, false, Integer.MAX_VALUE, 0).stream()
                .map(MyClip::of)
                .toList();
        var reported = reports.of(id).stream().map(MyReport::of).toList();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"anb-rising-stars.json\"")
                .body(new Everything(AboutMe.of(account), agreed, clips, voting.votesOf(id), reported));
    }
}
