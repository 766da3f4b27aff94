package anb.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Stands for ffmpeg and ffprobe, writes down what they are asked for, and fails. */
public record Asked(Ffmpeg ffmpeg, Path notes) {

    private static final String GUARDS = "-protocol_whitelist file -format_whitelist mov,mp4,m4a,3gp,3g2,mj2"
            + " -codec_whitelist [a-z0-9_,]+ -f mov";

    public static Asked in(Path folder) throws IOException, InterruptedException {
        var notes = folder.resolve("asked");
        return new Asked(StandIn.freely(folder, "printf '%s\\n' \"$*\" >> " + notes + "; exit 1"), notes);
    }

    /** Each with its arguments, in the order in which they came. */
    public List<String> commands() throws IOException {
        return Files.readAllLines(notes);
    }

    /** Before each input of each command stands how it may be opened. */
    public void everyInputIsGuarded() throws IOException {
        for (var command : commands()) {
            var parts = Arrays.asList(command.split(" -i ", -1));
            assertThat(parts).as(command).hasSizeGreaterThan(1);
            assertThat(parts.subList(0, parts.size() - 1))
                    .as(command)
                    .allSatisfy(before -> assertThat(before).containsPattern(GUARDS));
        }
    }
}
