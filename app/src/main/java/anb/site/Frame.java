package anb.site;

import anb.problem.ErrorCode;
import anb.problem.Texts;
import anb.problem.Wording;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What every page knows: for whom it is, in which language, and where its parts are.
 *
 * @param path of the page, with its query, where it can be asked for again
 * @param origin this site as its visitor reached it, for addresses that are passed on
 * @param assets where style and scripts are
 * @param zone whose days and hours are shown
 * @param viewer null for a visitor
 * @param contact at which people reach the organisers; empty where they do not say
 * @param csrf of a signed-in viewer, or of a form for visitors; empty on pages without a form
 */
record Frame(
        Locale locale,
        String path,
        String origin,
        String assets,
        ZoneId zone,
        @Nullable Viewer viewer,
        String contact,
        String csrf) {

    private static final Texts TEXTS = Texts.of("messages/site");
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

    /** The frame of an error, which shows no times, and has no forms and no address to pass on. */
    static Frame ofError(Locale locale, String path, String assets, @Nullable Viewer viewer, String contact) {
        return new Frame(locale, path, "", assets, ZoneOffset.UTC, viewer, contact, "");
    }

    /** A text in the reader's language. */
    String t(String key, Object... arguments) {
        return TEXTS.say(key, List.of(arguments), locale);
    }

    /** The title of a page with a form, of which is heard first that something is wrong. */
    String title(String key, Mistakes mistakes) {
        return mistakes.any() ? t("form.title", t(key)) : t(key);
    }

    /** A text as scripts take it, its places still open. */
    String open(String key) {
        return t(key, "{0}", "{1}", "{2}");
    }

    /** A text whose key came from outside; null where there is none. */
    @Nullable
    String said(String key, Object... arguments) {
        return TEXTS.find(key, List.of(arguments), locale).orElse(null);
    }

    /** What kind of error it is, in a few words. */
    String kind(ErrorCode code) {
        return Wording.of(code, List.of(), locale).title();
    }

    /** The same for a page with a form for visitors. */
    Frame with(String token) {
        return new Frame(locale, path, origin, assets, zone, viewer, contact, token);
    }

    /** The same for a page that is found elsewhere than where its form was sent. */
    Frame at(String page) {
        return new Frame(locale, page, origin, assets, zone, viewer, contact, csrf);
    }

    /** A text that has a form of its own for one. */
    String count(String key, long n) {
        return t(key + (n == 1 ? ".one" : ".many"), number(n));
    }

    String number(long n) {
        return NumberFormat.getIntegerInstance(country()).format(n);
    }

    /** A day, and the time of it, as people write it. */
    String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(country())
                .format(at.atZone(zone));
    }

    String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(country())
                .format(at.atZone(zone));
    }

    /** The full hour. */
    String hour(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(zone));
    }

    /** To the second. */
    String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(at.atZone(zone));
    }

    /** So many bytes in the unit people would choose: 1 kB is 1,000 bytes. */
    String size(long bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= 1_000 && unit < UNITS.size() - 1) {
            left /= 1_000;
            unit++;
        }
        var format = NumberFormat.getInstance(country());
        format.setMaximumFractionDigits(unit == 0 ? 0 : 1);
        return format.format(left) + " " + UNITS.get(unit);
    }

    boolean signedIn() {
        return viewer != null;
    }

    /** Marks the present page among links; null elsewhere, which leaves the attribute out. */
    @Nullable
    String current(String section) {
        var at = path.split("\\?", 2)[0];
        return at.equals(section) || at.startsWith(section + "/") ? "page" : null;
    }

    /** The address of a page that leads back to this one. */
    String via(String page) {
        return page + (page.contains("?") ? "&" : "?") + "next=" + encoded(path);
    }

    /** The address of the form for who has an account. It leads back here, but not to the forms that lead here. */
    String signIn() {
        return current("/signin") == null && current("/signup") == null ? via("/signin") : "/signin";
    }

    /** The other language of the two. */
    String otherLanguage() {
        return locale.getLanguage().equals("en") ? "es" : "en";
    }

    static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    private Locale country() {
        return locale.getLanguage().equals("en") ? Locale.UK : Locale.of("es", "CO");
    }
}
