package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What instances are told when they are made, line by line: a wrong one would be seen at the first deployment only. */
@WithNode
class FirstBootTest {

    private static final String SCRIPTS = "/etc/anb/instance.env";
    private static final String APPLICATION = "/etc/anb/anb.env";

    private final Installation installation = Installation.of("default");
    private final Installation small = Installation.of("small");

    @Test
    void theScriptsOfAWebNodeAreToldAllTheyAsk() {
        assertThat(FirstBoots.file(installation, "Web", SCRIPTS)).isEqualTo("""
                        TIER=web
                        INSTALLATION=anb
                        AWS_DEFAULT_REGION=us-east-1
                        STACK=<AWS::StackName>
                        STACK_RESOURCE=WebGroup
                        ADDRESSES=10.20.0.0/16
                        REDIS_SECRET=<RedisPassword>
                        SCALING_GROUP=anb-web
                        TEMP_FOLDER=/var/lib/anb/temp
                        TOKENS_SECRET=<Tokens>
                        SIGNING_SECRET=<Signing>
                        """);
    }

    @Test
    void theScriptsOfAWorkerAreToldAllTheyAsk() {
        assertThat(FirstBoots.file(installation, "Workers", SCRIPTS)).isEqualTo("""
                        TIER=workers
                        INSTALLATION=anb
                        AWS_DEFAULT_REGION=us-east-1
                        STACK=<AWS::StackName>
                        STACK_RESOURCE=WorkersGroup
                        ADDRESSES=10.20.0.0/16
                        REDIS_SECRET=<RedisPassword>
                        SCALING_GROUP=anb-workers
                        SCALE_IN_HOOK=scale-in
                        TEMP_FOLDER=/tmp/anb-temp
                        TEMP_DEVICE=/dev/sdf
                        """);
        assertThat(FirstBoots.file(small, "Workers", SCRIPTS)).endsWith("""
                        TEMP_DEVICE=/dev/sdf
                        REDIS_ZONE=<Inside>
                        REDIS_NAME=redis.anb.internal
                        """);
    }

    @Test
    void theApplicationIsToldWhereEverythingIs() {
        assertThat(FirstBoots.file(installation, "Web", APPLICATION)).isEqualTo("""
                        SPRING_DATASOURCE_URL=jdbc:postgresql://<DatabaseEndpointAddress>:5432/anb?sslmode=require
                        ANB_DATABASE_SECRET=<DatabaseMasterUserSecretSecretArn>
                        SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE=7
                        SPRING_DATA_REDIS_HOST=<RedisPrimaryEndPointAddress>
                        SPRING_DATA_REDIS_SSL_ENABLED=true
                        ANB_STORAGE_BUCKET=anb-video-storage-2025
                        ANB_STORAGE_REGION=us-east-1
                        ANB_STORAGE_KEEP_ORIGINALS=7d
                        ANB_SITE_ORIGIN=http://anb.example.org
                        ANB_TEMP=/var/lib/anb/temp
                        ANB_JAVA_OPTIONS=-XX:MaxRAMPercentage=50
                        ANB_JOBS_CONCURRENCY=0
                        """);
        assertThat(FirstBoots.file(installation, "Workers", APPLICATION)).isEqualTo("""
                        SPRING_DATASOURCE_URL=jdbc:postgresql://<DatabaseEndpointAddress>:5432/anb?sslmode=require
                        ANB_DATABASE_SECRET=<DatabaseMasterUserSecretSecretArn>
                        SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE=5
                        SPRING_DATA_REDIS_HOST=<RedisPrimaryEndPointAddress>
                        SPRING_DATA_REDIS_SSL_ENABLED=true
                        ANB_STORAGE_BUCKET=anb-video-storage-2025
                        ANB_STORAGE_REGION=us-east-1
                        ANB_STORAGE_KEEP_ORIGINALS=7d
                        ANB_SITE_ORIGIN=http://anb.example.org
                        ANB_TEMP=/tmp/anb-temp
                        ANB_JAVA_OPTIONS=-XX:MaxRAMPercentage=25
                        ANB_JOBS_CONCURRENCY=2
                        """);
    }

    @Test
    void withRedisOnTheWorkerTheApplicationIsToldSo() {
        assertThat(FirstBoots.file(small, "Web", APPLICATION))
                .contains("SPRING_DATA_REDIS_HOST=redis.anb.internal\nSPRING_DATA_REDIS_SSL_ENABLED=false\n");
    }

    /** Objects newer than the database have no row: whoever sweeps would take what people uploaded since, versions included. */
    @ParameterizedTest
    @ValueSource(strings = {"Web", "Workers"})
    void whileAnOlderDatabaseIsRestoredNothingIsSwept(String tier) {
        var restoring = Installation.of("restoring", "default", Map.of("bucket.restoring", "true"));
        assertThat(FirstBoots.of(restoring, tier))
                .containsEntry("ANB_UPKEEP_ORPHANS_OLDER_THAN", "36500d")
                .containsEntry("ANB_STORAGE_KEEP_ORIGINALS", "36500d");
    }

    @Test
    void whatIsSetReachesTheApplication() {
        assertThat(FirstBoots.of(Installation.withOptions(), "Web"))
                .containsEntry("ANB_SITE_ORIGIN", "https://anb.example.org");
    }
}
