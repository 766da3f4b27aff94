package anb.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * What is logged from its making to its closing, by whatever thread, with everything a JSON line would show. As much as a
 * server logs: a verb that another test ran in this process has made it quiet.
 */
final class Lines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Level before = ROOT.getLevel();

    Lines() {
        setContext(ROOT.getLoggerContext());
        start();
        ROOT.addAppender(this);
        ROOT.setLevel(Level.INFO);
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        events.add(event);
    }

    /** Those of one request or job. */
    List<ILoggingEvent> of(String field, String value) {
        return events.stream()
                .filter(event -> value.equals(event.getMDCPropertyMap().get(field)))
                .toList();
    }

    /** All, each with its fields and stack trace. */
    List<String> whole() {
        return events.stream().map(Lines::whole).toList();
    }

    private static String whole(ILoggingEvent event) {
        var thrown = new StringBuilder();
        for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            thrown.append(cause.getClassName()).append(' ').append(cause.getMessage());
        }
        return event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " "
                + event.getKeyValuePairs() + thrown;
    }

    @Override
    public void close() {
        ROOT.setLevel(before);
        ROOT.detachAppender(this);
        stop();
    }
}
