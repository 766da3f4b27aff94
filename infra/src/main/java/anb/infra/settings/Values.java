package anb.infra.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings as they were written. What is wrong with them is collected, to be said all at once. */
class Values {

    private final Map<String, String> texts;
    private final List<String> problems = new ArrayList<>();

    Values(Map<String, String> preset, Map<String, String> changed) {
        texts = new HashMap<>(preset);
        changed.forEach((name, text) -> {
            must(preset.containsKey(name), name, "there is no such setting");
            texts.put(name, text);
        });
    }

    /** @param form a regular expression, said in words by {@code wanted} */
    String text(String name, String form, String wanted) {
        var text = texts.getOrDefault(name, "").strip();
        must(text.matches(form), name, "\"%s\" is not %s".formatted(text, wanted));
        return text;
    }

    Optional<String> optional(String name, String form, String wanted) {
        return texts.getOrDefault(name, "").isBlank() ? Optional.empty() : Optional.of(text(name, form, wanted));
    }

    /** The least allowed where the text is no number in the bounds. */
    int number(String name, int least, int most) {
        var wanted = "a whole number from %d to %d".formatted(least, most);
        var text = text(name, "\\d{1,7}", wanted);
        if (!text.matches("\\d{1,7}")) {
            return least;
        }
        var number = Integer.parseInt(text);
        must(number >= least && number <= most, name, "%d is not %s".formatted(number, wanted));
        return Math.clamp(number, least, most);
    }

    boolean flag(String name) {
        return text(name, "true|false", "true or false").equals("true");
    }

    void must(boolean holds, String name, String problem) {
        if (!holds) {
            problems.add(name + ": " + problem);
        }
    }

    void check() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}
