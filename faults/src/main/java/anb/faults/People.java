package anb.faults;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Players and voters: who does what with the platform, and insists as real clients do. */
final class People {

    private static final String PASSWORD = "tiro-libre-9";
    private static final String BOUNDARY = "anb-faults-boundary";
    private static final Duration UPLOAD = Duration.ofSeconds(60);

    private final Http http;
    private final Path clip;
    private final AtomicLong turnedAway = new AtomicLong();
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    People(Http http, Path clip) {
        this.http = http;
        this.clip = clip;
    }

    /** The same, who go to one node only. */
    People at(Http node) {
        return new People(node, clip);
    }

    /** Signs up and in; returns the token. */
    String join(String name) throws IOException, InterruptedException {
        var email = name + "-" + run + "@example.org";
        http.json("/api/auth/signup", """
                {"first_name":"Fuego","last_name":"Prueba","email":"%s","password1":"%s","password2":"%s","city":"Cali","country":"Colombia"}
                """.formatted(email, PASSWORD, PASSWORD));
        return signIn(email, PASSWORD);
    }

    String signIn(String email, String password) throws IOException, InterruptedException {
        var token = http.json("/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .text("access_token");
        if (token.isEmpty()) {
            throw new IllegalStateException("nobody can sign in");
        }
        return token;
    }

    List<String> joinMany(String name, int count) throws IOException, InterruptedException {
        var tokens = new ArrayList<String>();
        for (int n = 0; n < count; n++) {
            tokens.add(join(name + "-" + n));
        }
        return tokens;
    }

    /** One attempt. */
    Http.Answer upload(String token, String key, int bytesPerSecond) throws IOException, InterruptedException {
        var headers = Map.of(
                "Authorization", "Bearer " + token,
                "Idempotency-Key", key,
                "Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        return http.send("POST", "/api/videos/upload", headers, form(bytesPerSecond), UPLOAD);
    }

    /** Again and again with the same key, as a client that wants its clip to arrive, for as long as the patience lasts. */
    String insistOnUploading(String token, String key, Duration patience) throws InterruptedException {
        var id = new String[1];
        Waiting.until("an upload is accepted", patience, () -> {
            var accepted = false;
            try {
                var answer = upload(token, key, 0);
                id[0] = answer.text("video_id");
                accepted = answer.status() == 201;
            } finally {
                if (!accepted) {
                    turnedAway.incrementAndGet();
                }
            }
            if (!accepted) {
                Thread.sleep(300);
            }
            return accepted;
        });
        return id[0];
    }

    /** How many attempts to upload have come to nothing so far. */
    long turnedAway() {
        return turnedAway.get();
    }

    /** Sends the clip in parts, and leaves it to be completed. */
    DirectUpload sendInParts(String token) throws IOException, InterruptedException {
        return DirectUpload.send(http, token, clip);
    }

    /** The status of an attempt to vote, or to withdraw the vote. */
    Http.Answer vote(String token, String video, boolean withdraw) throws IOException, InterruptedException {
        return http.send(
                withdraw ? "DELETE" : "POST",
                "/api/public/videos/" + video + "/vote",
                Map.of("Authorization", "Bearer " + token),
                BodyPublishers.noBody(),
                Duration.ofSeconds(15));
    }

    /** @throws IllegalStateException it was not deleted */
    void delete(String token, String video) throws IOException, InterruptedException {
        var answer = http.send(
                "DELETE",
                "/api/videos/" + video,
                Map.of("Authorization", "Bearer " + token),
                BodyPublishers.noBody(),
                Duration.ofSeconds(15));
        if (answer.status() != 200) {
            throw new IllegalStateException("deleting answered " + answer);
        }
    }

    /** Another picture of a video, asked for by an organiser. @throws IllegalStateException it was refused */
    void retake(String token, String video) throws IOException, InterruptedException {
        var answer = http.send(
                "POST",
                "/api/admin/videos/" + video + "/poster",
                Map.of("Authorization", "Bearer " + token),
                BodyPublishers.noBody(),
                Duration.ofSeconds(15));
        if (answer.status() != 202) {
            throw new IllegalStateException("another picture was answered " + answer);
        }
    }

    private BodyPublisher form(int bytesPerSecond) throws IOException {
        var head = bytes(
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTriple bajo fuego\r\n--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"video_file\"; filename=\"clip.mp4\"\r\nContent-Type: video/mp4\r\n\r\n");
        var tail = bytes("\r\n--" + BOUNDARY + "--\r\n");
        var whole = BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head),
                bytesPerSecond == 0 ? open() : new Slowly(open(), bytesPerSecond),
                new ByteArrayInputStream(tail)))));
        return BodyPublishers.fromPublisher(whole, head.length + Files.size(clip) + tail.length);
    }

    private InputStream open() {
        try {
            return Files.newInputStream(clip);
        } catch (IOException e) {
            throw new IllegalStateException("the clip is gone", new FileNotFoundException(clip.toString()));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A bad line. */
    private static final class Slowly extends FilterInputStream {

        private final int bytesPerSecond;

        Slowly(InputStream in, int bytesPerSecond) {
            super(in);
            this.bytesPerSecond = bytesPerSecond;
        }

        @Override
        public int read(byte[] piece, int from, int length) throws IOException {
            int n = super.read(piece, from, Math.min(length, 8192));
            try {
                Thread.sleep(Math.max(1, n * 1000L / bytesPerSecond));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return n;
        }
    }
}
