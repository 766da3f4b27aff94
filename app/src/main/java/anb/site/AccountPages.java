package anb.site;

import anb.accounts.Account;
import anb.accounts.AccountId;
import anb.accounts.Accounts;
import anb.accounts.OwnAccount;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    private final Departure departure;

    AccountPages(Pages pages, Accounts accounts, OwnAccount own, Departure departure) {
        this.pages = pages;
        this.accounts = accounts;
        this.own = own;
        this.departure = departure;
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
