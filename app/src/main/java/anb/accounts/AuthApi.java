package anb.accounts;

import anb.limits.Network;
import anb.problem.Problem;
import anb.problem.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operations 1 and 2 of the contract: sign up, sign in. */
@RestController
@RequestMapping(path = "/api/auth", produces = MediaType.APPLICATION_JSON_VALUE)
class AuthApi {

    private static final Texts ANSWERS = Texts.of("messages/answers");

    private final Enrolment enrolment;
    private final SignIn signIn;

    AuthApi(Enrolment enrolment, SignIn signIn) {
        this.enrolment = enrolment;
        this.signIn = signIn;
    }

    /** Keeps no consent: what a client shows its users is not known here. */
    @PostMapping("/signup")
    @ResponseStatus(HttpStatus.CREATED)
    SignedUp signUp(@RequestBody SignUpForm form, HttpServletRequest request, Locale locale) {
        var account = enrolment.enrol(form, request.getRemoteAddr(), Agreement.NONE);
        return SignedUp.of(account, ANSWERS.say("signed_up", List.of(), locale));
    }

    @PostMapping("/login")
    SignedIn signIn(@RequestBody LoginForm form, HttpServletRequest request) {
        var fields = new Fields();
        var email = fields.text("email", form.email()).orElse("");
        var password = fields.text("password", form.password()).orElse("");
        if (!fields.problems().isEmpty()) {
            throw Problem.invalid(fields.problems());
        }
        var token = signIn.signIn(email, password, Network.of(request.getRemoteAddr()));
        return new SignedIn(token, "Bearer", Tokens.LIFE.toSeconds());
    }

    record LoginForm(@Nullable Object email, @Nullable Object password) {}

    record SignedIn(String accessToken, String tokenType, long expiresIn) {}

    record SignedUp(
            String message,
            String id,
            String userId,
            String email,
            String firstName,
            String lastName,
            String city,
            String country,
            boolean isActive) {

        static SignedUp of(Account account, String message) {
            var id = account.id().value().toString();
            return new SignedUp(
                    message,
                    id,
                    id,
                    account.email(),
                    account.firstName(),
                    account.lastName(),
                    account.city(),
                    account.country(),
                    true);
        }
    }
}
