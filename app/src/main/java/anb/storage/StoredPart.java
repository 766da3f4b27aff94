package anb.storage;

/** A part of an unfinished object that the store has. */
public record StoredPart(int number, long sizeBytes, String etag) {}
