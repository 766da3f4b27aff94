package anb.site;

import anb.problem.Wording;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What a person in a browser sees of an error. Whatever is away, this page comes: of others it asks only who is signed in, and
 * not where something of ours failed. Where the remedy is one for programs, people get one of their own.
 */
@Component
public class ErrorPages {

    private final Pages pages;
    private final Assets assets;
    private final SiteSettings settings;
    private final ObjectProvider<Viewers> viewers;

    /** @param viewers asked for when there is an error: the container wants to have this before there is anything else */
    ErrorPages(Pages pages, Assets assets, SiteSettings settings, ObjectProvider<Viewers> viewers) {
        this.pages = pages;
        this.assets = assets;
        this.settings = settings;
        this.viewers = viewers;
    }

    /**
     * The path a client asked for, also when the container has since dispatched to its own for errors; the root where the
     * request line could not be read.
     */
    public static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : Objects.requireNonNullElse(request.getRequestURI(), "/");
    }

    /** What is shown. */
    record Refusal(Frame frame, int status, String title, String message, String remedy) {}

    /** The page as bytes. */
    public byte[] of(HttpServletRequest request, int status, Wording wording, Locale locale) {
        var viewer = viewers.getObject().ofRefused(request, status).orElse(null);
        var frame = Frame.ofError(locale, Frames.path(request), assets.base(), viewer, settings.contactOrNone());
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
