package anb.storage;

import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** This process's private temp folder (mode 700); what a killed process left behind is removed by the next start. */
@Component
public class Scratch {

    /** A new empty folder for one piece of work; closing it deletes it with everything inside. */
    public ScratchFolder open(String purpose) {
        return new ScratchFolder(Path.of(purpose));
    }
}
