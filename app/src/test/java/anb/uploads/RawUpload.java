package anb.uploads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An upload on a bare socket: it can stop in the middle, or ask for the answer before it has sent a thing. */
final class RawUpload implements AutoCloseable {

    private final Socket socket;

    /**
     * Sends the head of the request only.
     *
     * @param contentLength of the body it promises
     */
    RawUpload(int port, @Nullable String token, long contentLength) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        var head = new StringBuilder("POST /api/videos/upload HTTP/1.1\r\nHost: localhost\r\n");
        Form.contentType()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (token != null) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        send(head + "Content-Length: " + contentLength + "\r\n\r\n");
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The status of the answer, whether or not the body was sent to its end. */
    int status() throws IOException {
        var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        return Integer.parseInt(answer.readLine().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
