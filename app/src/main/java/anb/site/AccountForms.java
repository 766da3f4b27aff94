package anb.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms by which people come in. Each keeps where they came from, and for which clip they meant to vote. */
final class AccountForms {

    private AccountForms() {}

    /**
     * Where somebody goes once they are in.
     *
     * @param vote the clip they meant to vote for; empty for none
     */
    record Way(String next, String vote) {

        static Way of(@Nullable String next, @Nullable String vote) {
            return new Way(Redirects.within(next), vote == null ? "" : vote);
        }

        /** The key of what is said about why one is here; empty where that is plain. */
        String purpose() {
            if (!vote.isEmpty()) {
                return "signin.vote";
            }
            return next.equals("/upload") ? "signin.upload" : next.endsWith("/report") ? "signin.report" : "";
        }

        /** The other form, keeping all this. */
        String to(String page) {
            return page + "?next=" + Frame.encoded(next) + (vote.isEmpty() ? "" : "&vote=" + Frame.encoded(vote));
        }
    }

    /**
     * The form of who has an account.
     *
     * @param candidate the clip they mean to vote for: whoever passes on the address of this form has chosen it for them
     * @param unknown whether this e-mail and password are of nobody, who may be new here
     * @param done why they have to sign in again
     */
    record SignInPage(
            Frame frame,
            Way way,
            @Nullable Card candidate,
            String email,
            Mistakes mistakes,
            boolean unknown,
            @Nullable String done) {}

    /**
     * The form of who has none.
     *
     * @param candidate the clip they mean to vote for
     * @param cities the largest that have clips, to choose one from
     */
    record SignUpPage(Way way, @Nullable Card candidate, Filled form, List<String> cities) {

        Frame frame() {
            return form.frame();
        }

        Mistakes mistakes() {
            return form.mistakes();
        }
    }
}
