package anb.media;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * How long one run of a child process may take, and how much it may write.
 *
 * @param wallClock after which it is killed
 * @param cpu processor time after which the kernel ends it
 * @param largestFile it may write, each
 */
public record RunLimits(Duration wallClock, Duration cpu, DataSize largestFile) {}
