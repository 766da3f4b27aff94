package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Somebody's browser that sends a file in parts. It knows what the platform answers, and nothing of S3. */
public record Sender(Client player, ProxySelector line) {

    public Sender(Client player) {
        this(player, HttpClient.Builder.NO_PROXY);
    }

    Client.Answer open(Path file) throws IOException {
        return open("Triple", file.getFileName().toString(), Files.size(file), "video/mp4");
    }

    Client.Answer open(String title, String name, long size, String type) {
        return player.post(
                "/api/uploads", Map.of("title", title, "file_name", name, "size_bytes", size, "content_type", type));
    }

    /** Opens a ticket and sends every part. @return the ticket's id */
    public String sent(Path file) throws Exception {
        var opened = open(file);
        assertThat(opened.status()).as(opened.raw().body()).isEqualTo(201);
        for (var part : missing(opened.body())) {
            assertThat(put(file, part).statusCode()).isEqualTo(200);
        }
        return id(opened);
    }

    static String id(Client.Answer opened) {
        return opened.body().path("upload_id").asString();
    }

    Client.Answer ask(String id) {
        return player.get("/api/uploads/" + id);
    }

    public Client.Answer complete(String id) {
        return player.post("/api/uploads/" + id + "/complete");
    }

    static List<JsonNode> missing(JsonNode ticket) {
        return StreamSupport.stream(ticket.path("parts").spliterator(), false)
                .filter(part -> !part.path("stored").asBoolean())
                .toList();
    }

    HttpResponse<String> put(Path file, JsonNode part) throws IOException, InterruptedException {
        return put(url(part), bytes(file, part));
    }

    HttpResponse<String> put(URI url, byte[] bytes) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        return send(request);
    }

    /** On a connection of its own: a store that refused closes the one it was asked on, under whoever asks next. */
    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().proxy(line).build()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    static URI url(JsonNode part) {
        return URI.create(part.path("url").asString());
    }

    static byte[] bytes(Path file, JsonNode part) throws IOException {
        var bytes = new byte[part.path("size_bytes").asInt()];
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek((part.path("number").asLong() - 1) * (8 << 20));
            in.readFully(bytes);
        }
        return bytes;
    }
}
