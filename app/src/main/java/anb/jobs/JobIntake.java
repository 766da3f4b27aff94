package anb.jobs;

import anb.storage.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes due jobs on, unless somebody wants this node to end what it does and begin nothing new: then a file named
 * {@code drain} lies in the private temp folder of its process. The file is gone with the process, so the next start takes
 * jobs again.
 */
@Component
class JobIntake {

    private static final Logger log = LoggerFactory.getLogger(JobIntake.class);
    private static final String DRAIN = "drain";

    private final Claims claims;
    private final Runs runs;
    private final Path drain;
    private volatile boolean closed;

    @Autowired
    JobIntake(Claims claims, Runs runs, Scratch scratch) {
        this(claims, runs, scratch.home().resolve(DRAIN));
    }

    /** @param drain while it is there nothing is taken on */
    JobIntake(Claims claims, Runs runs, Path drain) {
        this.claims = claims;
        this.runs = runs;
        this.drain = drain;
    }

    /** Whether this node takes jobs on at present. */
    boolean open() {
        var wanted = Files.exists(drain);
        if (wanted != closed) {
            closed = wanted;
            log.info(wanted ? "{} is there: no more jobs are taken on" : "{} is gone: jobs are taken on", drain);
        }
        return !wanted;
    }

    /**
     * Claims the fairest due job of a lane and starts it.
     *
     * @param prompt what made this worker ask, for the metrics
     * @return false when none is due, or none is taken on
     */
    boolean take(Lane lane, String prompt, Runnable whenOver) {
        if (!open()) {
            return false;
        }
        var job = claims.next(lane);
        job.ifPresent(claimed -> runs.start(claimed, prompt, whenOver));
        return job.isPresent();
    }
}
