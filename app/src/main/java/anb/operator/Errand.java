package anb.operator;

import anb.accounts.Email;
import anb.problem.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A verb with its arguments.
 *
 * @param words its arguments as typed, for the audit: numbers, ids, flags and folders only, no address
 * @param limit how many to show
 * @param job the job that is meant, null when none is named
 * @param every whether all are meant ({@code --all})
 * @param repair whether to change anything ({@code --repair})
 * @param move what to move, null when nothing is
 * @param owner of the account that is meant, null when none is
 */
public record Errand(
        Verb verb,
        String words,
        int limit,
        @Nullable UUID job,
        boolean every,
        boolean repair,
        @Nullable Move move,
        @Nullable Email owner) {

    private static final Pattern LIMIT = Pattern.compile("--limit=(\\d{1,4})");
    private static final int MOST = 1000;

    /** What was typed makes no sense; the message says why, to whoever typed it. */
    public static final class Misuse extends RuntimeException {

        Misuse(String message) {
            super(message);
        }
    }

    /** Settings have a dot in their names; whatever else follows the verb is its own. */
    public static boolean isSetting(String argument) {
        return argument.startsWith("--") && argument.split("=", 2)[0].contains(".");
    }

    /**
     * Reads what follows a verb, settings left out.
     *
     * @throws Misuse when it makes no sense
     */
    public static Errand of(Verb verb, List<String> arguments) {
        var words = new ArrayList<>(arguments);
        var errand = new Errand(
                verb,
                verb == Verb.PASSWORD ? "" : String.join(" ", arguments),
                takesLimit(verb) ? limit(words, verb == Verb.DEAD ? 20 : 50) : 0,
                verb == Verb.REPLAY ? job(words) : null,
                verb == Verb.REPLAY && words.remove("--all"),
                verb == Verb.RECONCILE && words.remove("--repair"),
                verb == Verb.EXPORT || verb == Verb.IMPORT ? Move.of(verb, words) : null,
                verb == Verb.PASSWORD ? owner(words) : null);
        if (!words.isEmpty()) {
            throw new Misuse("%s does not know '%s'.".formatted(verb.word(), Bounds.excerpt(words.getFirst())));
        }
        if (verb == Verb.REPLAY && (errand.job == null) != errand.every) {
            throw new Misuse("replay wants the id of one dead job, or --all.");
        }
        return errand;
    }

    private static boolean takesLimit(Verb verb) {
        return verb == Verb.DEAD || verb == Verb.AUDIT;
    }

    private static int limit(List<String> words, int otherwise) {
        var given = words.stream().filter(word -> word.startsWith("--limit")).toList();
        words.removeAll(given);
        if (given.isEmpty()) {
            return otherwise;
        }
        var number = LIMIT.matcher(given.getLast());
        int limit = number.matches() ? Integer.parseInt(number.group(1)) : 0;
        if (limit < 1 || limit > MOST) {
            throw new Misuse("--limit wants a number from 1 to %d, like --limit=20.".formatted(MOST));
        }
        return limit;
    }

    private static @Nullable UUID job(List<String> words) {
        var named = words.stream().filter(word -> !word.startsWith("--")).findFirst();
        if (named.isEmpty()) {
            return null;
        }
        words.remove(named.get());
        try {
            return UUID.fromString(named.get());
        } catch (IllegalArgumentException e) {
            throw new Misuse("'%s' is not the id of a job; dead lists them.".formatted(Bounds.excerpt(named.get())));
        }
    }

    private static Email owner(List<String> words) {
        var named = words.stream().filter(word -> !word.startsWith("--")).toList();
        words.removeAll(named);
        if (named.size() != 1) {
            throw new Misuse("password wants one e-mail address, that of the account.");
        }
        return Email.of(named.getFirst())
                .orElseThrow(() -> new Misuse("'%s' is no e-mail address; password wants one like who@example.org."
                        .formatted(Bounds.excerpt(named.getFirst()))));
    }

    @Override
    public String toString() {
        return words.isEmpty() ? verb.word() : verb.word() + " " + words;
    }
}
