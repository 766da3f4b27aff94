package anb.media;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where ffmpeg is and what it may use.
 *
 * @param ffmpeg the program; searched on the PATH when empty
 * @param ffprobe the same
 * @param libraryPath folders of shared libraries for the children, {@code LD_LIBRARY_PATH}
 * @param probesAtOnce uploads inspected at the same time on this node, of one person one; more wait, a minute at most. Jobs
 *     are not among them
 * @param probeTimeout after which a look at a file is ended: one that computed for a quarter of it says that the file
 *     is unreadable, another nothing
 * @param stallTimeout after which an ffmpeg that makes no progress is killed (G6)
 * @param addressSpace of one child process, where {@code prlimit} is present
 */
@Validated
@ConfigurationProperties("anb.media")
public record MediaSettings(
        @DefaultValue("") String ffmpeg,
        @DefaultValue("") String ffprobe,
        @DefaultValue("") String libraryPath,
        @DefaultValue("4") @Positive int probesAtOnce,
        @DefaultValue("20s") @NotNull Duration probeTimeout,
        @DefaultValue("20s") @NotNull Duration stallTimeout,
        @DefaultValue("4GB") @NotNull DataSize addressSpace) {}
