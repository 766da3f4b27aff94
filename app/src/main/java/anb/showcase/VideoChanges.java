package anb.showcase;

import anb.videos.Rewording.Sent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an owner sends to change a video: what is absent stays. */
record VideoChanges(@Nullable JsonNode title, @Nullable JsonNode description) {

    static final VideoChanges NONE = new VideoChanges(null, null);

    @Nullable
    Sent name() {
        return sent(title);
    }

    @Nullable
    Sent wording() {
        return sent(description);
    }

    private static @Nullable Sent sent(@Nullable JsonNode field) {
        if (field == null) {
            return null;
        }
        return new Sent(field.isNull() ? null : field.isString() ? field.stringValue() : field);
    }
}
