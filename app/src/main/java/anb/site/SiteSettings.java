package anb.site;

import anb.problem.UnusableSetting;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the pages.
 *
 * @param origin this site's address as others are told it, e.g. {@code https://showcase.example.org}; absent: whatever
 *     a request says it is
 * @param documents folder of the organiser's own rules and privacy pages; ours where it has none
 * @param contact e-mail address at which people reach the organisers, for everybody to see; absent: none is shown
 */
@ConfigurationProperties("anb.site")
record SiteSettings(
        @Nullable String origin,
        @Nullable String documents,
        @Nullable String contact) {

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s]+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");

    SiteSettings {
        origin = origin == null || origin.isEmpty() ? null : origin;
        if (origin != null && !ORIGIN.matcher(origin).matches()) {
            throw new UnusableSetting(
                    "anb.site.origin wants an address without a path, as https://showcase.example.org, not '%s'."
                            .formatted(origin),
                    null);
        }
        if (contact != null && !contact.isEmpty() && !ADDRESS.matcher(contact).matches()) {
            throw new UnusableSetting("anb.site.contact wants an e-mail address, not '%s'.".formatted(contact), null);
        }
    }

    /** Empty where none is shown. */
    String contactOrNone() {
        return contact == null ? "" : contact;
    }
}
