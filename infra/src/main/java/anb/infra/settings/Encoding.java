package anb.infra.settings;

/**
 * What a worker does at once.
 *
 * @param jobs encodes
 * @param tempGigabytes the volume for originals and unfinished clips
 * @param tempFolder where that volume is
 */
public record Encoding(int jobs, int tempGigabytes, String tempFolder) {}
