package anb.storage;

import org.jspecify.annotations.Nullable;

/**
 * One particular object: another one under the same key is not it.
 *
 * @param etag as the store writes it, in quotes
 * @param version only where the bucket keeps versions
 */
public record PinnedObject(
        ObjectKey key, String etag, @Nullable String version, long sizeBytes) {}
