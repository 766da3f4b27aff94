package anb.site;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page a form stands on, by the address it is sent to: that one nobody can ask for. */
final class PageOfForm {

    /** Each with the page as its group; the first that fits. */
    private static final List<Pattern> FORMS = Stream.of(
                    "(/signin|/signup|/upload|/videos/[^/]+/report)",
                    "(/videos/[^/]+)/(?:vote|withdraw)",
                    "(/my/videos/[^/]+)/.+",
                    "(/account)/.+",
                    "(/organiser/(?:videos|accounts|reports))/.+",
                    "(/organiser)/.+")
            .map(Pattern::compile)
            .toList();

    private PageOfForm() {}

    /** The page without its query; the first page for what is no form of ours. */
    static String of(String path) {
        return FORMS.stream()
                .map(form -> form.matcher(path))
                .filter(Matcher::matches)
                .map(form -> form.group(1))
                .findFirst()
                .orElse("/");
    }
}
