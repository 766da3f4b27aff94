package anb.tickets;

/**
 * What a player says about a clip before sending it.
 *
 * @param fileName for people only; nothing is ever stored under it
 * @param contentType {@code video/mp4} or {@code video/quicktime}; what the file is is judged by its content all the same
 */
record Announced(String title, String fileName, long sizeBytes, String contentType) {}
