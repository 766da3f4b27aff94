package anb.showcase;

import anb.progress.Progress;
import anb.videos.Video;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events on their way to one client; each leaves at once. */
final class EventStream {

    private final HttpServletResponse response;
    private final JsonMapper json;

    private EventStream(HttpServletResponse response, JsonMapper json) {
        this.response = response;
        this.json = json;
    }

    /** Sends the head and how soon a client that lost its connection should come back. */
    static EventStream open(HttpServletResponse response, JsonMapper json) throws IOException {
        head(response);
        var stream = new EventStream(response, json);
        stream.write("retry: 2000\n\n");
        return stream;
    }

    static void head(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx passes on what comes as it comes
    }

    void send(String id, String event, Object data) throws IOException {
        write("id: %s\nevent: %s\ndata: %s\n\n".formatted(id, event, json.writeValueAsString(data)));
    }

    /** A comment, which clients overlook: it shows both sides and everything between them that the connection lives. */
    void beat() throws IOException {
        write(":\n\n");
    }

    private void write(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    /** What an event about a video at an end says, in a word without spaces. */
    static String id(Video video) {
        return video.status().text() + (video.pictureFence() == null ? "" : "." + video.pictureFence());
    }

    static String id(Video video, @Nullable Progress progress) {
        return progress == null
                ? id(video)
                : String.join(
                        ".",
                        video.status().text(),
                        progress.phase(),
                        Integer.toString(progress.percent()),
                        String.valueOf(progress.queuePosition()),
                        String.valueOf(progress.etaSeconds()));
    }
}
