package anb.processing;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The association's assets as local files.
 *
 * @param bumpers play time of opening and closing together, as far as they are used
 */
record Brand(Path logo, Path opening, Path closing, Duration bumpers) {}
