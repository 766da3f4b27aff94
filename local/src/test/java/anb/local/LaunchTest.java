package anb.local;

import static org.assertj.core.api.Assertions.assertThat;

import anb.embedded.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {

    @TempDir
    Path folder;

    Launch launch;

    @BeforeEach
    void four() throws IOException {
        var settings = ClusterSettings.of(List.of("--program=/opt/anb.jar", "--jobs=3", "--anb.limits.vote=7/m"));
        var accounts = new Accounts(Host.detect(), folder, List.of("web-1", "worker-1"), false);
        launch = new Launch(settings, Map.of("spring.datasource.password", "s3cret"), accounts, 4);
    }

    @Test
    void aWorkerEncodesAndAWebNodeDoesNot() {
        assertThat(launch.process("worker-1", 9001).command())
                .contains("/opt/anb.jar", "--server.port=9001", "--anb.jobs.concurrency=3", "--anb.limits.vote=7/m");
        assertThat(launch.process("web-1", 9000).command()).contains("--server.port=9000", "--anb.jobs.concurrency=0");
    }

    @Test
    void secretsAreNotOnTheCommandLineWhereEverybodyReadsThem() {
        var process = launch.process("web-1", 9000);
        assertThat(process.command()).noneMatch(word -> word.contains("s3cret"));
        assertThat(process.environment()).containsEntry("SPRING_DATASOURCE_PASSWORD", "s3cret");
    }

    @Test
    void eachHasAFolderOfItsOwnAndItsShareOfTheConnections() {
        var process = launch.process("web-1", 9000);
        assertThat(process.directory()).isEqualTo(folder.resolve("web-1").toFile());
        assertThat(process.environment())
                .containsEntry("ANB_TEMP", folder.resolve("web-1/temp").toString());
        assertThat(process.command()).contains("--spring.datasource.hikari.maximum-pool-size=20");
    }
}
