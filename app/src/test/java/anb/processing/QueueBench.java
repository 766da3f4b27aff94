package anb.processing;

import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.storage.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the worker makes of a queue, claims and heartbeats and all, as it is set by default: {@code mvn -Pbench -pl
 * embedded,app test}. Prints a table for docs/performance.md.
 */
@RealParts
class QueueBench {

    private static final int CLIPS = 10;

    @TempDir
    Path folder;

    @Autowired
    Given given;

    @Autowired
    BrandAssets assets;

    @Autowired
    Scratch scratch;

    @Autowired
    JdbcClient db;

    @Autowired
    Environment environment;

    @Test
    void clipsThatWait() throws Exception {
        var clip = new Pipelines(environment, folder, assets.current()).hard(30, 1080);
        var drain = Files.createFile(scratch.home().resolve("drain"));
        for (int i = 0; i < CLIPS; i++) {
            given.player().upload(clip, "En fila", Map.of());
        }
        long waited = count("queued");

        var cost = Cost.of(() -> {
            Files.delete(drain);
            await().atMost(Duration.ofMinutes(15))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> count("queued") == 0);
        });

        long ended = waited - count("running");
        System.out.println("\n| clips that waited | until none did | clips done a minute | cores busy |");
        System.out.println("|---|---|---|---|");
        System.out.printf(
                Locale.ROOT,
                "| %d | %.0f s | %.2f | %.0f %% |%n",
                waited,
                cost.wall(),
                60 * ended / cost.wall(),
                100 * cost.busy());
        await().atMost(Duration.ofMinutes(2)).until(() -> count("running") == 0);
    }

    private long count(String state) {
        return db.sql("select count(*) from job where lane = 'heavy' and state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
