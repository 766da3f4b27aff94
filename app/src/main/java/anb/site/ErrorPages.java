package anb.site;

import anb.problem.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What a person in a browser sees of an error. Asks nothing of anybody: whatever is away, this page comes. Where the remedy
 * is one for programs, people get one of their own.
 */
@Component
public class ErrorPages {

    private final Pages pages;
    private final Assets assets;

    ErrorPages(Pages pages, Assets assets) {
        this.pages = pages;
        this.assets = assets;
    }

    /** What is shown. */
    record Refusal(Frame frame, int status, String title, String message, String remedy) {}

    /** The page as bytes. */
    public byte[] of(HttpServletRequest request, int status, Wording wording, Locale locale) {
        var frame = Frame.ofError(locale, assets.base());
        return pages.fill(
                "error",
                Denied.forItsForm(request)
                        ? new Refusal(
                                frame, status, wording.title(), frame.t("error.form"), frame.t("error.form.remedy"))
                        : refusal(frame, status, wording));
    }

    private static Refusal refusal(Frame frame, int status, Wording wording) {
        var ours = frame.said("error." + status);
        return new Refusal(
                frame,
                status,
                wording.title(),
                wording.message(),
                ours == null ? wording.remedy().orElse("") : ours);
    }
}
