package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server-sent event, as a browser reads it. */
record Event(String id, String name, JsonNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    /** All of a stream, to its end. */
    static List<Event> events(HttpResponse<Stream<String>> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        var events = new ArrayList<Event>();
        var fields = new HashMap<String, String>();
        answer.body().forEach(line -> {
            if (line.isEmpty() && fields.containsKey("data")) {
                events.add(new Event(
                        fields.getOrDefault("id", ""),
                        fields.getOrDefault("event", ""),
                        JSON.readTree(fields.getOrDefault("data", ""))));
                fields.clear();
            } else if (line.contains(": ")) {
                fields.put(line.split(": ", 2)[0], line.split(": ", 2)[1]);
            }
        });
        return events;
    }

    /** The next line with a text in it. */
    static String await(Iterator<String> lines, String text) {
        var line = lines.next();
        while (!line.contains(text)) {
            line = lines.next();
        }
        return line;
    }
}
