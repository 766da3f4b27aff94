package anb.media;

import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Judges a file by its content, before it is accepted. */
@Component
public class Inspection {

    /**
     * Judges one file.
     *
     * @param file a private temp file under a name of ours
     * @param sizeBytes what arrived
     */
    public Verdict inspect(Path file, long sizeBytes) {
        throw new IllegalStateException("comes with the media piece: " + file + " " + sizeBytes);
    }
}
