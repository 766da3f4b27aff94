package anb.accessibility;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The colours of the pages' style: its tokens in one light, and what rules say beside them. */
final class Stylesheet {

    private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): (#[0-9a-f]+|var\\(--[a-z-]+\\));"),
            COLOUR = Pattern.compile("#[0-9a-f]{3,6}\\b|rgb\\([^)]*\\)|var\\(--[a-z-]+\\)"),
            ROOT = Pattern.compile("(?ms)^ *:root \\{(.*?)\\}");

    private final String text;
    private final String court;
    private final Map<String, String> tokens = new HashMap<>();

    private Stylesheet(String text, String court, boolean dark) {
        this.text = text;
        this.court = court;
        ROOT.matcher(text)
                .results()
                .limit(dark ? 2 : 1)
                .flatMap(root -> TOKEN.matcher(root.group(1)).results())
                .forEach(token -> tokens.put(token.group(1), token.group(2)));
    }

    static Stylesheet read(boolean dark) throws IOException {
        return new Stylesheet(asset("site.css"), asset("court.svg"), dark);
    }

    private static String asset(String name) throws IOException {
        try (InputStream in = Stylesheet.class.getResourceAsStream("/site/assets/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** By its name, or as it is written. */
    Colour colour(String name) {
        var written = tokens.getOrDefault(name, name);
        return written.startsWith("var(")
                ? colour(written.substring("var(--".length(), written.length() - 1))
                : Colour.of(written);
    }

    /** Those that a property of a rule names, in that order. */
    List<Colour> of(String selector, String property) {
        return COLOUR.matcher(value(selector, property))
                .results()
                .map(found -> colour(found.group().replaceAll("^var\\(--|(?<=[a-z])\\)$", "")))
                .toList();
    }

    /** How much of what is behind it a rule lets through. */
    double opacity(String selector) {
        return Double.parseDouble(value(selector, "opacity").strip());
    }

    /** What the court is drawn with. */
    Colour lineOfTheCourt() {
        return Colour.of(found(court, "stroke=\"(#[0-9a-f]+)\""))
                .times(Double.parseDouble(found(court, "stroke-opacity=\"([0-9.]+)\"")));
    }

    private String value(String selector, String property) {
        var rule = found(text, "(?ms)^" + Pattern.quote(selector) + " \\{(.*?)^\\}");
        return found(rule, "(?ms)^ +" + property + ":(.*?);");
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("nothing like " + pattern);
        }
        return matcher.group(1);
    }
}
