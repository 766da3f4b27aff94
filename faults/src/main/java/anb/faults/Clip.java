package anb.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A clip of 20 seconds with little in it, drawn by the installation's own ffmpeg: a few seconds of encoding. */
final class Clip {

    private Clip() {}

    static Path make(Path folder) throws IOException, InterruptedException {
        var clip = folder.resolve("clip.mp4");
        var words = List.of(
                "sh",
                "-c",
                "f=$(echo " + folder
                        + "/data/cache/ffmpeg-*); LD_LIBRARY_PATH=$f exec $f/ffmpeg -nostdin -y -loglevel error"
                        + " -f lavfi -i testsrc=s=1920x1080:r=10 -t 20 -c:v libx264 -preset ultrafast -pix_fmt yuv420p "
                        + clip);
        if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("no clip could be made");
        }
        return clip;
    }
}
