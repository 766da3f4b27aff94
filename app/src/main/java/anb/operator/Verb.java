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
            """),
    PASSWORD("EMAIL", "a new password for whoever lost theirs, an organiser too", """
            First make sure that the account is of whoever asks. The password is made by chance; it is the first line of the
            answer, and kept nowhere. The one before no longer works, every session ends, and the owner is to change it. The
            audit has the number of the account, not the address. Status 1, and why on standard error, when nobody has the
            address or the account is suspended.
            """),
    EXPORT("--to=FOLDER", "everything that is the contest, rows and objects, into a folder", """
            People with their password hashes, videos, votes, editions, documents and the audit, as they are at one moment,
            and the objects they speak of, each with its SHA-256; nodes may be at work meanwhile. Said again with the same
            folder, it takes the rows anew and fetches only objects that are not there yet: after an interruption, or once
            more when the nodes are stopped. Whoever can read the folder has all hashes, and whoever can write it decides who
            is an administrator. Status 1 when objects are missing.
            """),
    IMPORT(
            "--from=FOLDER | --directory=FOLDER [--csv=FILE] [--dry-run]",
            "an export, into an empty installation; or the clips of an earlier system's file share",
            """
            An export (--from):
            Every checksum is compared before and after. Interrupted, it goes on when said again with the same folder; nodes
            do not start before it is done. With --dry-run it only looks: at each file, and whether it may come here. Stop
            the nodes of this installation first. Status 1 when objects were missing or the check finds a difference.

            A file share (--directory): the clips in videos/unprocessed-videos, or else videos/processed-videos, that a list
            in UTF-8 speaks of, videos.csv in that folder or --csv. Its first line names the columns file, title, email,
            first_name, last_name, city, country and, if you like, uploaded_at (2025-03-10T14:30:00Z). Each clip is judged as
            an upload is and processed when nothing else waits; an owner is found by e-mail, or gets an account whose
            password nobody knows. Nodes may be at work. Said again, it goes on: a file that came is there. With --dry-run
            nothing is changed. Status 1 when a row cannot come.
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
