package anb.watch;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names requests. Whoever sends a name of its own (a proxy, a client that asks for help) finds it in our log. */
final class RequestIds {

    /** Nothing that could break a log line or a header. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** An id is no secret: it need not wait for the system's entropy. */
    private final TimeBasedEpochRandomGenerator fresh = Generators.timeBasedEpochRandomGenerator(new Random());

    /**
     * An id for a request.
     *
     * @param sent what the request calls itself; ignored when it is malformed
     */
    String of(@Nullable String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches()
                ? sent
                : fresh.generate().toString();
    }
}
