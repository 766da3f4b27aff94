package anb.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences for people, in Spanish unless English is asked for: {@code NAME.properties} and {@code NAME_en.properties}.
 * {@code {0}} stands for the first argument; a part in square brackets is left out when an argument in it is absent or
 * empty. Apostrophes and digits mean themselves.
 */
public final class Texts {

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private final Properties spanish;
    private final Properties english;

    private Texts(Properties spanish, Properties english) {
        this.spanish = spanish;
        this.english = english;
    }

    /** Reads both languages from the class path; {@code messages/problems}, for example. */
    public static Texts of(String name) {
        return new Texts(load(name + ".properties"), load(name + "_en.properties"));
    }

    /** The text of a key, or the key itself where there is none. */
    public String say(String key, List<?> arguments, Locale locale) {
        return find(key, arguments, locale).orElse(key);
    }

    /** The text of a key, when there is one. */
    public Optional<String> find(String key, List<?> arguments, Locale locale) {
        var texts = locale.getLanguage().equals("en") ? english : spanish;
        return Optional.ofNullable(texts.getProperty(key)).map(text -> fill(text, arguments, locale));
    }

    private static String fill(String text, List<?> arguments, Locale locale) {
        var chosen = OPTIONAL.matcher(text)
                .replaceAll(part -> complete(part.group(1), arguments) ? Matcher.quoteReplacement(part.group(1)) : "");
        return PLACE.matcher(chosen)
                .replaceAll(place -> Matcher.quoteReplacement(argument(place.group(1), arguments, locale)));
    }

    private static boolean complete(String part, List<?> arguments) {
        return PLACE.matcher(part)
                .results()
                .noneMatch(place ->
                        argument(place.group(1), arguments, Locale.ROOT).isEmpty());
    }

    private static String argument(String index, List<?> arguments, Locale locale) {
        var at = Integer.parseInt(index);
        return at < arguments.size() ? readable(arguments.get(at), locale) : "";
    }

    /** Whole numbers and texts as they are; other numbers with the language's decimal sign and at most two decimals. */
    private static String readable(Object argument, Locale locale) {
        return switch (argument) {
            case Integer whole -> whole.toString();
            case Long whole -> whole.toString();
            case Number number -> new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(locale)).format(number);
            case ZonedDateTime moment -> readable(moment, locale);
            default -> argument.toString();
        };
    }

    /** To the minute, and in which zone: not every reader is in it. */
    private static String readable(ZonedDateTime moment, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(moment)
                + DateTimeFormatter.ofPattern(" (O)", locale).format(moment);
    }

    private static Properties load(String file) {
        try (var in = Texts.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + file);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
