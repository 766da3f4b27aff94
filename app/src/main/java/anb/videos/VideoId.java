package anb.videos;

import java.util.UUID;

/** Identifies a video; clients know it as {@code video_id} and {@code task_id}. */
public record VideoId(UUID value) {

    /** Reads a path variable. @throws IllegalArgumentException when it is no UUID (answered 404) */
    public static VideoId from(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) { // fromString takes groups of any length
            throw new IllegalArgumentException("not a UUID");
        }
        return new VideoId(id);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
