package anb.storage;

import java.util.UUID;

/** Where an object lies in the bucket: {@code uploads/}, {@code processed/}, {@code resources/}. */
public record ObjectKey(String value) {

    public ObjectKey {
        if (value.isBlank() || value.startsWith("/") || value.contains("..")) {
            throw new IllegalArgumentException("not an object key: " + value);
        }
    }

    /** The bytes a player sent. */
    public static ObjectKey original(UUID video) {
        return new ObjectKey("uploads/" + video + ".mp4");
    }

    /** A file made by the run of a job that held {@code fence}: no two runs write the same key (G2). */
    public static ObjectKey processed(UUID video, long fence, String file) {
        return new ObjectKey(processedPrefix(video, fence) + file);
    }

    /** Everything one run wrote. */
    public static String processedPrefix(UUID video, long fence) {
        return processedPrefix(video) + fence + "/";
    }

    /** Everything any run wrote for a video. */
    public static String processedPrefix(UUID video) {
        return "processed/" + video + "/";
    }

    /** A brand asset the organiser may replace. */
    public static ObjectKey resource(String file) {
        return new ObjectKey("resources/" + file);
    }

    @Override
    public String toString() {
        return value;
    }
}
