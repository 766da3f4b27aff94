package anb.sampledata;

import anb.audit.Actor;
import anb.audit.Audit;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/** {@code --anb.sample-data[=PLAYERS,VIDEOS,VOTES]}: fills an empty database and ends; exit code 1 when it is not empty. */
@Component
class SampleDataCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final String OPTION = "anb.sample-data";

    private final SampleData data;
    private final Audit audit;
    private volatile int exitCode;

    SampleDataCommand(SampleData data, Audit audit) {
        this.data = data;
        this.audit = audit;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.containsOption(OPTION)) {
            return;
        }
        try {
            var values = arguments.getOptionValues(OPTION);
            fill(Size.of(values == null || values.isEmpty() ? "" : values.getFirst()));
        } catch (IllegalArgumentException e) {
            System.out.println("sample data: " + e.getMessage());
            exitCode = 2;
        }
        audit.write(Actor.atTheCommandLine(), "sample-data", "status " + exitCode);
    }

    private void fill(Size size) {
        if (!data.mayFill()) {
            System.out.println("sample data: this database has players or videos already; nothing was changed."
                    + " Name an empty one, or another data folder.");
            exitCode = 1;
            return;
        }
        System.out.printf(
                "sample data: %,d players, %,d videos, about %,d votes%n", size.players(), size.videos(), size.votes());
        long began = System.nanoTime();
        data.fill(size, step -> System.out.printf("%4d s  %s%n", secondsSince(began), step));
        System.out.printf("%4d s  done: %s%n", secondsSince(began), data.summary());
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
