package anb.showcase;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an owner sends to change a video: what is absent stays, null takes away. */
record VideoChanges(@Nullable JsonNode description) {

    static final VideoChanges NONE = new VideoChanges(null);

    /** What was sent as the description, as loose as JSON. */
    @Nullable
    Object wording() {
        if (description == null || description.isNull()) {
            return null;
        }
        return description.isString() ? description.stringValue() : description;
    }
}
