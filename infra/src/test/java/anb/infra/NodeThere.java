package anb.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says once, for all classes, that Node is not there; and to a test that another program is not. */
class NodeThere implements ExecutionCondition {

    private static final String ABSENT = "infra: the templates are not tested, there is no Node on the PATH";
    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (onPath("node")) {
            return ConditionEvaluationResult.enabled("Node is there");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(ABSENT + ", and CI must test them");
        }
        if (SAID.compareAndSet(false, true)) {
            System.out.println(ABSENT);
        }
        return ConditionEvaluationResult.disabled(ABSENT);
    }

    /** Leaves a test out where a program it runs is missing, but not where CI=true. */
    static void wants(String... programs) {
        var missing = Stream.of(programs).filter(program -> !onPath(program)).toList();
        if (!missing.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI must have " + missing);
        }
        assumeTrue(missing.isEmpty(), () -> "not here: " + missing);
    }

    static boolean onPath(String program) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
