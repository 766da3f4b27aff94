package anb.embedded;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** One fact, written to and read from PostgreSQL, Redis and S3 alike. */
record Facts(Child parts) {

    static Facts of(Child parts) {
        return new Facts(parts);
    }

    void write(String fact) throws SQLException, IOException {
        try (var db = database();
                var statement = db.createStatement()) {
            statement.execute("create table fact as select '" + fact + "' as fact");
        }
        redis("SET fact \"" + fact + "\"");
        try (var s3 = s3(parts.setting("anb.storage.secret-key"))) {
            s3.putObject(put -> put.bucket("anb").key("a/fact"), RequestBody.fromString(fact));
        }
    }

    /** What each of the three kept. */
    List<String> read() throws SQLException, IOException {
        try (var db = database();
                var statement = db.createStatement();
                var rows = statement.executeQuery("select fact from fact");
                var s3 = s3(parts.setting("anb.storage.secret-key"))) {
            rows.next();
            var object = s3.getObjectAsBytes(get -> get.bucket("anb").key("a/fact"));
            return List.of(rows.getString(1), redis("GET fact").lines().toList().get(2), object.asUtf8String());
        }
    }

    /** What PostgreSQL does before it says that something is committed. */
    List<String> durability() throws SQLException {
        var found = new ArrayList<String>();
        try (var db = database();
                var statement = db.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var row = statement.executeQuery("show " + setting);
                row.next();
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /** A client that signs with this secret. */
    S3Client s3(String secret) {
        var keys = AwsBasicCredentials.create(parts.setting("anb.storage.access-key"), secret);
        return S3Client.builder()
                .endpointOverride(URI.create(parts.setting("anb.storage.endpoint")))
                .region(Region.of(parts.setting("anb.storage.region")))
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .forcePathStyle(true)
                .build();
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                parts.setting("spring.datasource.url"),
                parts.setting("spring.datasource.username"),
                parts.setting("spring.datasource.password"));
    }

    private String redis(String command) throws IOException {
        try (var socket = new Socket(
                parts.setting("spring.data.redis.host"), Integer.parseInt(parts.setting("spring.data.redis.port")))) {
            var login = "AUTH " + parts.setting("spring.data.redis.password");
            socket.getOutputStream()
                    .write((login + "\r\n" + command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
