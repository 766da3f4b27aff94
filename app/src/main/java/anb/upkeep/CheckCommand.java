package anb.upkeep;

import anb.audit.Actor;
import anb.audit.Audit;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/** {@code --anb.check}: prints every difference and ends with exit code 1 when there is one, 0 otherwise. */
@Component
class CheckCommand implements ApplicationRunner, ExitCodeGenerator {

    private final Check check;
    private final Audit audit;
    private volatile int exitCode;

    CheckCommand(Check check, Audit audit) {
        this.check = check;
        this.audit = audit;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.containsOption("anb.check")) {
            return;
        }
        var actor = Actor.atTheCommandLine();
        try {
            look();
            audit.write(actor, "check", "status " + exitCode);
        } catch (RuntimeException e) {
            audit.writeFailure(actor, "check", e);
            throw e;
        }
    }

    private void look() {
        List<Difference> differences = check.differences();
        differences.forEach(System.out::println);
        System.out.println(
                differences.isEmpty()
                        ? "check: rows, jobs, tallies and objects agree"
                        : "check: " + differences.size() + " differences");
        exitCode = differences.isEmpty() ? 0 : 1;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
