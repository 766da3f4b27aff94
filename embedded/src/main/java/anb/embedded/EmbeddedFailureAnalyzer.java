package anb.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence of an {@link EmbeddedFailure} in place of its stack trace. */
final class EmbeddedFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedFailure cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
