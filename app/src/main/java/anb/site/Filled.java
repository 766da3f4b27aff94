package anb.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a form about a person.
 *
 * @param values by field; never a password
 */
record Filled(Frame frame, Map<String, String> values, Mistakes mistakes) {

    private static final List<String> FIELDS =
            List.of("first_name", "last_name", "email", "city", "country", "minor", "guardian_name", "guardian_email");

    /** As somebody sent them, with what is wrong. */
    static Filled again(Frame frame, Map<String, String> sent, Mistakes mistakes) {
        var values = new HashMap<String, String>();
        FIELDS.forEach(field -> values.put(field, sent.getOrDefault(field, "")));
        return new Filled(frame, values, mistakes);
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    boolean ticked(String box) {
        return !value(box).isEmpty();
    }
}
