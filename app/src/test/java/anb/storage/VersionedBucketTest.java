package anb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Deleting from a bucket that keeps versions. The embedded store has no versions, so a scripted one answers here, in
 * the words of the S3 API reference (GetBucketVersioning, ListObjectVersions, DeleteObject).
 */
class VersionedBucketTest {

    private static final String VERSIONING =
            "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    private static final String FIRST_PAGE = """
            <ListVersionsResult><IsTruncated>true</IsTruncated>
              <NextKeyMarker>logo.png</NextKeyMarker><NextVersionIdMarker>v1</NextVersionIdMarker>
              <DeleteMarker><Key>logo.png</Key><VersionId>m3</VersionId></DeleteMarker>
              <Version><Key>logo.png</Key><VersionId>v2</VersionId></Version>
              <Version><Key>logo.png</Key><VersionId>v1</VersionId></Version>
            </ListVersionsResult>""";
    private static final String LAST_PAGE = """
            <ListVersionsResult><IsTruncated>false</IsTruncated>
              <Version><Key>logo.png.old</Key><VersionId>w1</VersionId></Version>
            </ListVersionsResult>""";

    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private ObjectStore store;

    @BeforeEach
    void aBucketWithVersions() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var settings = new StorageSettings(
                "clips",
                "us-east-1",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                null,
                "key",
                "secret",
                true,
                Duration.ofHours(1),
                Duration.ofMinutes(15));
        store = new ObjectStore(new S3Clients().s3(settings), settings);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void deletingAnObjectDeletesItsVersionsAndMarkersAndNobodyElses() {
        store.delete(new ObjectKey("logo.png"));

        assertThat(deleted).containsExactlyInAnyOrder("logo.png v1", "logo.png v2", "logo.png m3");
    }

    @Test
    void deletingAPrefixDeletesEveryVersionOnEveryPage() {
        store.deletePrefix("logo");

        assertThat(deleted).containsExactlyInAnyOrder("logo.png v1", "logo.png v2", "logo.png m3", "logo.png.old w1");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (exchange.getRequestMethod().equals("DELETE")) {
            deleted.add(exchange.getRequestURI().getPath().substring("/clips/".length()) + " "
                    + query.replace("versionId=", ""));
            exchange.sendResponseHeaders(204, -1);
        } else if (query.contains("versioning")) {
            send(exchange, VERSIONING);
        } else {
            send(exchange, query.contains("key-marker=logo.png") ? LAST_PAGE : FIRST_PAGE);
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
