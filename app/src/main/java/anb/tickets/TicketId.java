package anb.tickets;

import anb.storage.ObjectKey;
import anb.videos.VideoId;
import java.util.UUID;

/** Identifies a ticket, and the video that is made of it; clients know it as {@code upload_id}. */
public record TicketId(UUID value) {

    /** Reads a path variable. @throws IllegalArgumentException when it is no UUID (answered 404) */
    public static TicketId from(String text) {
        return new TicketId(VideoId.from(text).value());
    }

    VideoId video() {
        return new VideoId(value);
    }

    /** Where its bytes lie. */
    ObjectKey key() {
        return ObjectKey.original(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
