package anb.site;

import anb.accounts.Account;
import anb.accounts.AccountId;
import anb.accounts.Accounts;
import anb.accounts.OwnAccount;
import anb.accounts.OwnProfile;
import anb.accounts.ProfileForm;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    private final OwnProfile profile;
    private final Departure departure;

    AccountPages(Pages pages, Accounts accounts, OwnAccount own, OwnProfile profile, Departure departure) {
        this.pages = pages;
        this.accounts = accounts;
        this.own = own;
        this.profile = profile;
        this.departure = departure;
    }

    /**
     * Somebody's own account.
     *
     * @param profile what they may change, as it is or as they sent it
     * @param mistakes about their password, or about deleting the account
     */
    record AccountPage(
            Frame frame,
            Account account,
            Filled profile,
            Mistakes mistakes,
            @Nullable String done) {

        /** Of whichever form was sent. */
        Mistakes anywhere() {
            return profile.mistakes().any() ? profile.mistakes() : mistakes;
        }
    }

    @GetMapping
    ResponseEntity<byte[]> show(Frame frame, AccountId id, @RequestParam(required = false) @Nullable String done) {
        var account = accounts.require(id);
        var said = Done.said("account", done, frame);
        var page = new AccountPage(frame, account, told(frame, account), Mistakes.NONE, said);
        return pages.own("account", page, frame);
    }

    @PostMapping("/profile")
    ResponseEntity<byte[]> changeProfile(Frame frame, AccountId id, @RequestParam Map<String, String> sent) {
        try {
            var form = new ProfileForm(
                    sent.get("first_name"), sent.get("last_name"), sent.get("city"), sent.get("country"));
            profile.change(id, form);
        } catch (Problem refused) {
            var again = Filled.again(frame, sent, Mistakes.of(refused, frame));
            var page = new AccountPage(frame, accounts.require(id), again, Mistakes.NONE, null);
            return pages.own(status(refused), "account", page, frame);
        }
        return Redirects.to(Done.PROFILE_SAVED.at("/account"));
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
            return page(refused, frame, id);
        }
        SessionCookie.remove(request, response);
        return Redirects.to(Done.PASSWORD_CHANGED.at("/signin?next=/account"));
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
            return page(refused, frame, id);
        }
        SessionCookie.remove(request, response);
        return Redirects.to(Done.ACCOUNT_DELETED.at("/"));
    }

    private ResponseEntity<byte[]> page(Problem refused, Frame frame, AccountId id) {
        var account = accounts.require(id);
        var page = new AccountPage(frame, account, told(frame, account), mistakes(refused, frame), null);
        return pages.own(status(refused), "account", page, frame);
    }

    /** Who is signed in gave no e-mail that could be wrong. */
    private static Mistakes mistakes(Problem refused, Frame frame) {
        return refused.code() == ErrorCode.BAD_CREDENTIALS
                ? new Mistakes(Map.of(), frame.t("account.refused"))
                : Mistakes.of(refused, frame);
    }

    private static Filled told(Frame frame, Account account) {
        return new Filled(
                frame,
                Map.of(
                        "first_name", account.firstName(),
                        "last_name", account.lastName(),
                        "city", account.city(),
                        "country", account.country()),
                Mistakes.NONE);
    }

    /** Who is signed in and types a wrong password is not asked to sign in. */
    private static HttpStatus status(Problem refused) {
        return refused.code() == ErrorCode.BAD_CREDENTIALS
                ? HttpStatus.BAD_REQUEST
                : HttpStatus.valueOf(refused.code().status());
    }
}
