package anb.site;

import anb.problem.Wording;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a person in a browser sees of an error. Asks nothing of anybody: whatever is away, this page comes. */
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
    public byte[] of(int status, Wording wording, Locale locale) {
        var frame = Frame.ofError(locale, assets.base());
        return pages.fill(
                "error",
                new Refusal(
                        frame,
                        status,
                        wording.title(),
                        wording.message(),
                        wording.remedy().orElse("")));
    }
}
