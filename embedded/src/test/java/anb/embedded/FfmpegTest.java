package anb.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegTest {

    /** Hides the libraries a bare server lacks, in a mount namespace of its own, then runs what follows. */
    private static final String ON_A_BARE_SERVER = """
            for name in libpulse.so.0 libasound.so.2 libxcb.so.1 libxcb-shm.so.0 libva.so.2 libdrm.so.2; do
                for file in $(find /usr/lib /lib -name "$name*"); do mount --bind /dev/null "$(readlink -f "$file")"; done
            done
            exec "$@"
            """;

    private final Ffmpeg ffmpeg = Ffmpeg.in(new Cache(EmbeddedServers.cache().toAbsolutePath()));

    @ParameterizedTest
    @ValueSource(strings = {"ffmpeg", "ffprobe"})
    void runsOnAServerWithoutSoundAndScreen(String program) throws Exception {
        assumeTrue(Host.uid(Path.of("/proc/self")) == 0);
        assertThat(run("unshare", "--mount", "sh", "-c", ON_A_BARE_SERVER, "-", ffmpeg.program(program), "-version"))
                .startsWith(program + " version 8");
    }

    @Test
    void encodesWhatTheRenditionNeeds() throws Exception {
        assertThat(run(ffmpeg.program("ffmpeg"), "-hide_banner", "-encoders")).contains("libx264", "mjpeg");
    }

    private String run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", ffmpeg.libraryPath());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
