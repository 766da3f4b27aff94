package anb.storage;

/**
 * What came with the bytes of an object.
 *
 * @param type its content type
 * @param etag the store's name of this version of it
 */
public record StoredContent(String type, String etag) {}
