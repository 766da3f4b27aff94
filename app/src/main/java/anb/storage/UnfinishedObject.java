package anb.storage;

import java.time.Instant;

/**
 * An object that is sent in parts and not put together yet.
 *
 * @param upload what the store calls this attempt; a key may have several
 */
public record UnfinishedObject(ObjectKey key, String upload, Instant begunAt) {}
