package anb.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Http;
import anb.embedded.EmbeddedServers;
import anb.jobs.Job;
import anb.jobs.JobHandler;
import anb.jobs.JobKind;
import anb.jobs.Jobs;
import anb.jobs.Lane;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A second application of its own: whether traces are sent is decided at the start. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.tracing.sampling.probability=1",
            "management.opentelemetry.tracing.export.schedule-delay=50ms",
            "anb.jobs.concurrency=1"
        })
@ContextConfiguration(initializers = EmbeddedServers.class)
@DirtiesContext
class TracingTest {

    private static final List<String> SENT = new CopyOnWriteArrayList<>();
    private static final HttpServer COLLECTOR = collector();
    /** One that only this application knows, so that no other takes the job. */
    private static final JobKind KIND = new JobKind("traced-" + UUID.randomUUID(), Lane.LIGHT);

    @LocalServerPort
    int port;

    @Autowired
    Jobs jobs;

    @Autowired
    TransactionTemplate transaction;

    @DynamicPropertySource
    static void endpoint(DynamicPropertyRegistry settings) {
        settings.add(
                TracingSwitch.ENDPOINT,
                () -> "http://localhost:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
    }

    @AfterAll
    static void stop() {
        COLLECTOR.stop(0);
    }

    @Test
    void aRequestIsASpanWithItsId() {
        var reply = Http.to(port).get("/api/public/probe/" + UUID.randomUUID() + "?secret=s3cret");

        var id = reply.header("X-Request-Id");
        await().untilAsserted(() -> assertThat(SENT)
                .anySatisfy(batch -> assertThat(batch).contains("http get /api/public/probe/{id}", "request", id)));
        assertThat(SENT).noneMatch(batch -> batch.contains("s3cret"));
    }

    @Test
    void aRunIsASpanWithItsJobItsSubjectAndItsEnding() {
        var subject = UUID.randomUUID();
        transaction.executeWithoutResult(status -> jobs.enqueue(KIND, subject, subject));

        await().untilAsserted(() -> assertThat(SENT)
                .anySatisfy(batch -> assertThat(batch)
                        .contains(KIND.name() + " job", "subject", subject.toString(), "ending", "done", "worker")));
    }

    /** Payloads are protobuf, in which texts stand as they are. */
    private static HttpServer collector() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                SENT.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OneMoreKind {

        @Bean
        JobHandler traced() {
            return new JobHandler() {
                @Override
                public JobKind kind() {
                    return KIND;
                }

                @Override
                public Outcome run(Job job, Lease lease) {
                    return new Outcome.Done(() -> {});
                }
            };
        }
    }
}
