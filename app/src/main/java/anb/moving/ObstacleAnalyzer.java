package anb.moving;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what is in the way in place of a stack trace. */
class ObstacleAnalyzer extends AbstractFailureAnalyzer<Obstacle> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Obstacle cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
