package anb.site;

import anb.accounts.Terms;
import anb.storage.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Texts that an organiser may replace: a Markdown file for each language in a folder of theirs, or ours where there is none. */
@Component
class Documents {

    /** Digits of a digest that tell versions apart. */
    private static final int TOLD_BY = 16;

    private final SiteSettings settings;

    Documents(SiteSettings settings) {
        this.settings = settings;
    }

    /** A document as HTML that holds no markup but our own. */
    String html(String name, Locale locale) {
        return Markdown.html(read(name, locale));
    }

    /** What people agree to who sign up in this language. A version is what {@code sha256sum} of the file begins with. */
    List<Terms> terms(Locale locale) {
        return Stream.of("rules", "privacy")
                .map(name -> new Terms(name, Sha256.of(read(name, locale)).substring(0, TOLD_BY)))
                .toList();
    }

    private String read(String name, Locale locale) {
        return read(name + (locale.getLanguage().equals("en") ? "_en.md" : ".md"));
    }

    private String read(String file) {
        try {
            var folder = settings.documents();
            var theirs = folder == null ? null : Path.of(folder, file);
            return theirs != null && Files.isReadable(theirs)
                    ? Files.readString(theirs)
                    : new ClassPathResource("site/documents/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
