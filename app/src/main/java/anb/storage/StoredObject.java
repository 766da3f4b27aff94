package anb.storage;

import java.time.Instant;

/** What the store knows of an object. */
public record StoredObject(ObjectKey key, long sizeBytes, Instant lastModified) {}
