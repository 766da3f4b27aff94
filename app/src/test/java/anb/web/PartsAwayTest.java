package anb.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Http;
import anb.Installation;
import anb.Passage;
import anb.RealParts;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Whatever all nodes share may fail without one of them being found unhealthy: a balancer would send to none, and a group
 * would replace them all. Between this node and each of the real servers is a way that can be cut.
 */
@RealParts
class PartsAwayTest {

    private static final List<String> PARTS = List.of("database", "redis", "storage");

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient db;

    @Autowired
    S3Client s3;

    /** What {@code /health} answered, of all times it was asked. */
    private final Set<Integer> answered = new TreeSet<>();

    @Test
    void aNodeStaysHealthyWhilePostgresqlRedisOrTheStoreIsAwayOrAllAnswerNothing() throws Exception {
        try (var database = to("spring.datasource.url", "jdbc:");
                var redis =
                        Passage.to("127.0.0.1", environment.getRequiredProperty("spring.data.redis.port", int.class));
                var storage = to("anb.storage.endpoint", "");
                var node = Installation.empty(environment, db, s3)
                        .changed(
                                "spring.datasource.url", url -> url.replaceFirst(":\\d+/", ":" + database.port() + "/"))
                        .changed("spring.data.redis.port", _ -> Integer.toString(redis.port()))
                        .changed("anb.storage.endpoint", url -> url.replaceFirst(":\\d+$", ":" + storage.port()))
                        .serving()) {
            var site = Http.to(node.getEnvironment().getRequiredProperty("local.server.port", int.class));
            untilDown(site, Set.of());
            for (var part : Map.of("database", database, "redis", redis, "storage", storage)
                    .entrySet()) {
                part.getValue().cut();
                untilDown(site, Set.of(part.getKey()));
                assertThat(site.get("/health/ready").status())
                        .as("for deployments, without %s", part.getKey())
                        .isEqualTo(part.getKey().equals("database") ? 503 : 200);
                part.getValue().restore();
                untilDown(site, Set.of());
            }
            List.of(database, redis, storage).forEach(Passage::freeze);
            untilDown(site, PARTS);
        }
        assertThat(answered).containsExactly(200);
    }

    private Passage to(String setting, String prefix) throws IOException {
        var server = URI.create(environment.getRequiredProperty(setting).substring(prefix.length()));
        return Passage.to(server.getHost(), server.getPort());
    }

    /** Until these are noticed to be away, and no others. */
    private void untilDown(Http site, Collection<String> away) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            var reply = site.get("/health");
            answered.add(reply.status());
            return PARTS.stream()
                    .allMatch(part -> reply.json()
                            .at("/checks/" + part)
                            .asString("")
                            .equals(away.contains(part) ? "down" : "up"));
        });
    }
}
