package anb.site;

import anb.accounts.Agreement;
import anb.accounts.Enrolment;
import anb.accounts.GuardianForm;
import anb.accounts.SignUpForm;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.site.AccountForms.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing up, in and out. */
@Controller
class AccountFormPages {

    private static final String COUNTRY = "Colombia";

    private final Pages pages;
    private final Enrolment enrolment;
    private final Documents documents;
    private final EntryForms forms;
    private final Arrival arrival;

    AccountFormPages(Pages pages, Enrolment enrolment, Documents documents, EntryForms forms, Arrival arrival) {
        this.pages = pages;
        this.enrolment = enrolment;
        this.documents = documents;
        this.forms = forms;
        this.arrival = arrival;
    }

    @GetMapping("/signin")
    ResponseEntity<byte[]> signIn(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String vote,
            @RequestParam(required = false) @Nullable String done) {
        var said = Done.said("signin", done, frame);
        var form = forms.signIn(frame.with(Frames.csrf(request)), Way.of(next, vote), said);
        return pages.own("signin", form, frame);
    }

    @PostMapping("/signin")
    ResponseEntity<byte[]> signIn(
            Frame frame,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String vote) {
        var way = Way.of(next, vote);
        try {
            return Redirects.to(arrival.of(email, password, way, request, response));
        } catch (Problem refused) {
            var again = frame.at(way.to("/signin")).with(Frames.csrf(request));
            boolean unknown = refused.code() == ErrorCode.BAD_CREDENTIALS;
            var form = forms.signInAgain(again, way, email, Mistakes.of(refused, frame), unknown);
            return pages.own(HttpStatus.valueOf(refused.code().status()), "signin", form, frame);
        }
    }

    @GetMapping("/signup")
    ResponseEntity<byte[]> signUp(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String vote) {
        var empty = new Filled(frame.with(Frames.csrf(request)), Map.of("country", COUNTRY), Mistakes.NONE);
        return pages.own("signup", forms.signUp(Way.of(next, vote), empty), frame);
    }

    /** The empty form for who tried to sign in, with their e-mail: sent as a form, since addresses are kept in logs. */
    @PostMapping(path = "/signup", params = "begin")
    ResponseEntity<byte[]> begin(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String vote) {
        var way = Way.of(next, vote);
        var form = frame.at(way.to("/signup")).with(Frames.csrf(request));
        var filled = new Filled(form, Map.of("country", COUNTRY, "email", email), Mistakes.NONE);
        return pages.own("signup", forms.signUp(way, filled), frame);
    }

    /** One field for the password is enough: the form shows on demand what is typed into it. */
    @PostMapping("/signup")
    ResponseEntity<byte[]> signUp(
            Frame frame,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam Map<String, String> sent) {
        var way = Way.of(sent.get("next"), sent.get("vote"));
        var password = sent.getOrDefault("password", "");
        try {
            var account = enrolment.enrol(
                    new SignUpForm(
                            sent.get("first_name"),
                            sent.get("last_name"),
                            sent.get("email"),
                            password,
                            password,
                            sent.get("city"),
                            sent.get("country")),
                    request.getRemoteAddr(),
                    new Agreement(documents.terms(frame.locale()), guardian(sent)));
            return Redirects.to(arrival.of(account.email(), password, way, request, response));
        } catch (Problem refused) {
            var again = frame.at(way.to("/signup")).with(Frames.csrf(request));
            var filled = Filled.again(again, sent, Mistakes.of(refused, frame));
            return pages.own(HttpStatus.valueOf(refused.code().status()), "signup", forms.signUp(way, filled), frame);
        }
    }

    /** Nobody's where the box of minors is not ticked, whatever is in the fields. */
    private static @Nullable GuardianForm guardian(Map<String, String> sent) {
        return sent.getOrDefault("minor", "").isEmpty()
                ? null
                : new GuardianForm(sent.get("guardian_name"), sent.get("guardian_email"));
    }

    @PostMapping("/signout")
    ResponseEntity<byte[]> signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.remove(request, response);
        return Redirects.to(Done.SIGNED_OUT.at("/"));
    }
}
