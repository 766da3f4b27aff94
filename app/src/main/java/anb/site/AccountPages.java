package anb.site;

import anb.accounts.Account;
import anb.accounts.AccountId;
import anb.accounts.Accounts;
import anb.accounts.OwnAccount;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.videos.Video;
import anb.videos.Videos;
import anb.voting.CastVote;
import anb.voting.Voting;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody has told about themselves, and the way out. */
@Controller
@RequestMapping("/account")
class AccountPages {

    private final Pages pages;
    private final Accounts accounts;
    private final OwnAccount own;
    private final Departure departure;
    private final Videos videos;
    private final Voting voting;

    AccountPages(Pages pages, Accounts accounts, OwnAccount own, Departure departure, Videos videos, Voting voting) {
        this.pages = pages;
        this.accounts = accounts;
        this.own = own;
        this.departure = departure;
        this.videos = videos;
        this.voting = voting;
    }

    /** Somebody's own account. */
    record AccountPage(Frame frame, Account account, Mistakes mistakes) {}

    @GetMapping
    ResponseEntity<byte[]> show(Frame frame, AccountId id) {
        return page(HttpStatus.OK, frame, id, Mistakes.NONE);
    }

    @PostMapping("/password")
    ResponseEntity<byte[]> changePassword(
            Frame frame,
            AccountId id,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password) {
        try {
            own.changePassword(id, present, password);
        } catch (Problem refused) {
            return page(status(refused), frame, id, Mistakes.of(refused, frame));
        }
        SessionCookie.remove(request, response);
        return Redirects.to("/signin?next=/account");
    }

    @PostMapping("/delete")
    ResponseEntity<byte[]> delete(
            Frame frame,
            AccountId id,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String present) {
        try {
            departure.of(id, present);
        } catch (Problem refused) {
            return page(status(refused), frame, id, Mistakes.of(refused, frame));
        }
        SessionCookie.remove(request, response);
        return Redirects.to("/");
    }

    /** All that is known about somebody, for themselves (GDPR, article 20). */
    record Everything(AboutMe account, List<MyClip> videos, List<CastVote> votes) {}

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

    record MyClip(UUID id, String title, String status, Instant uploadedAt, long sizeBytes, boolean published) {

        static MyClip of(Video video) {
            return new MyClip(
                    video.id().value(),
                    video.title(),
                    video.status().text(),
                    video.uploadedAt(),
                    video.sizeBytes(),
                    video.published());
        }
    }

    @GetMapping("/data")
    ResponseEntity<Everything> download(AccountId id) {
        var clips = videos.ofPlayer(id, false, Integer.MAX_VALUE, 0).stream()
                .map(MyClip::of)
                .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"anb-rising-stars.json\"")
                .body(new Everything(AboutMe.of(account(id)), clips, voting.votesOf(id)));
    }

    private ResponseEntity<byte[]> page(HttpStatus status, Frame frame, AccountId id, Mistakes mistakes) {
        return pages.own(status, "account", new AccountPage(frame, account(id), mistakes), frame);
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new Problem(ErrorCode.UNAUTHORIZED));
    }

    /** Who is signed in and types a wrong password is not asked to sign in. */
    private static HttpStatus status(Problem refused) {
        return refused.code() == ErrorCode.BAD_CREDENTIALS
                ? HttpStatus.BAD_REQUEST
                : HttpStatus.valueOf(refused.code().status());
    }
}
