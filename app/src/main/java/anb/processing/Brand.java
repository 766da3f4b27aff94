package anb.processing;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The association's assets as local files.
 *
 * @param opens play time of the opening, as far as it is used
 * @param closes the same of the closing
 * @param fingerprint the same for the same bytes, wherever they lie
 */
record Brand(Path logo, Path opening, Duration opens, Path closing, Duration closes, String fingerprint) {}
