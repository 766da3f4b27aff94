package anb.videos;

import java.util.UUID;

/** Identifies a video; clients know it as {@code video_id} and {@code task_id}. */
public record VideoId(UUID value) {

    /** Reads a path variable. @throws IllegalArgumentException when it is no UUID (answered 404) */
    public static VideoId from(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID");
        }
        return new VideoId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
