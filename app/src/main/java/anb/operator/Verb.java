package anb.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator can ask for at the command line. */
public enum Verb {
    QUEUE("", "what waits and what runs, by whom and how far", """
            How many jobs wait in each lane and how long the first of them could have started, then each running job with
            its worker, phase, percent of the phase, and what is left of its lease; negative when it ran out.
            """),
    DEAD("[--limit=20]", "jobs that used up their attempts, why, and the end of ffmpeg's log", """
            The latest to die first, at most so many. The whole log: GET /api/admin/jobs/dead.
            """),
    REPLAY("JOB_ID | --all", "a dead job once more, or all of them", """
            The job is due at once with all its attempts before it, and its video is waiting again. Status 1 when it is
            not dead, or another job of its video is queued or running.
            """),
    RECONCILE("[--repair]", "differences between rows, jobs, counts and objects; mends them when asked", """
            Without --repair nothing is changed: each difference is named with what repair would do. With it, what can be
            mended is, each by itself; work in progress is left alone. Status 0 when there was no difference or all are
            mended, 1 when one remains.
            """),
    AUDIT("[--limit=50]", "who used these tools, when, from where, and what they did", """
            The latest first, at most so many.
            """);

    private final String usage;
    private final String meaning;
    private final String explanation;

    Verb(String usage, String meaning, String explanation) {
        this.usage = usage;
        this.meaning = meaning;
        this.explanation = explanation;
    }

    /** The verb somebody typed as the first word. */
    public static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it shows or does, in one line. */
    public String meaning() {
        return meaning;
    }

    /** How it is used with a program of that name. */
    public String help(String program) {
        return """
                usage: java -jar %s %s %s

                %s.
                %s
                It runs beside the nodes, with the settings of a node (--help without a verb lists them), and is written
                into the audit. The answer goes to standard output, warnings to standard error. Status 0: done; 1: see
                above; 2: it makes no sense as typed; 3: it could not be done, PostgreSQL is away for instance.
                """.formatted(
                        program,
                        word(),
                        usage + (usage.isEmpty() ? "" : " ") + "[--SETTING=VALUE ...]",
                        capital(),
                        explanation);
    }

    private String capital() {
        return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1);
    }
}
