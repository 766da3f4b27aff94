package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@WithNode
class DatabaseTest {

    private static final String DATABASE = "AWS::RDS::DBInstance";

    private final Template data = Installation.of("default").data();
    private final Resource database = data.only(DATABASE);

    @Test
    void itIsPostgresql17() {
        assertThat(database.text("/Engine")).isEqualTo("postgres");
        assertThat(database.text("/EngineVersion")).startsWith("17.");
    }

    @Test
    void itHasTheFirstSystemsSizeAndAStandby() {
        assertThat(database.text("/DBInstanceClass")).isEqualTo("db.t3.micro");
        assertThat(database.at("/MultiAZ").asBoolean()).isTrue();
    }

    @Test
    void itsStorageGrowsByItself() {
        assertThat(database.text("/StorageType")).isEqualTo("gp3");
        assertThat(database.text("/AllocatedStorage")).isEqualTo("20");
        assertThat(database.at("/MaxAllocatedStorage").asInt()).isEqualTo(100);
    }

    @Test
    void itIsEncryptedOnDiskAndOnTheWay() {
        assertThat(database.at("/StorageEncrypted").asBoolean()).isTrue();
        assertThat(data.only("AWS::RDS::DBParameterGroup").text("/Parameters/rds.force_ssl"))
                .isEqualTo("1");
    }

    @Test
    void anyMomentOfSevenDaysCanBeRestored() {
        assertThat(database.at("/BackupRetentionPeriod").asInt()).isEqualTo(7);
        assertThat(database.at("/CopyTagsToSnapshot").asBoolean()).isTrue();
    }

    @Test
    void itIsNotDeletedByAccident() {
        assertThat(database.at("/DeletionProtection").asBoolean()).isTrue();
        assertThat(database.json().at("/DeletionPolicy").asString()).isEqualTo("Snapshot");
    }

    @Test
    void performanceInsightsAreKeptAWeek() {
        assertThat(database.at("/EnablePerformanceInsights").asBoolean()).isTrue();
        assertThat(database.at("/PerformanceInsightsRetentionPeriod").asInt()).isEqualTo(7);
    }

    @Test
    void itsPasswordIsMadeKeptAndRotatedByRds() {
        assertThat(database.at("/ManageMasterUserPassword").asBoolean()).isTrue();
        assertThat(database.json().toString()).doesNotContain("MasterUserPassword\":\"");
    }

    @Test
    void itIsReachedFromInsideOnly() {
        assertThat(database.at("/PubliclyAccessible").asBoolean()).isFalse();
        assertThat(data.only("AWS::RDS::DBSubnetGroup").text("/SubnetIds"))
                .contains("VpcdataSubnet")
                .doesNotContain("balancerSubnet", "instancesSubnet");
        assertThat(database.text("/VPCSecurityGroups")).contains("Database");
    }

    @Test
    void itsLinesAreKeptAMonth() {
        assertThat(database.texts("/EnableCloudwatchLogsExports")).containsExactly("postgresql");
        var log = data.only("AWS::Logs::LogGroup");
        assertThat(log.text("/LogGroupName")).isEqualTo("/aws/rds/instance/anb/postgresql");
        assertThat(log.at("/RetentionInDays").asInt()).isEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("anb.infra.Installation#presets")
    void allPoolsTogetherFitItsLimit(Installation installation) {
        var limit = installation
                .data()
                .only("AWS::RDS::DBParameterGroup")
                .at("/Parameters/max_connections")
                .asInt();
        var settings = installation.settings();
        var workers = settings.workers();
        var going = Math.min(workers.most(), Math.max(workers.most() - workers.least(), 4));
        assertThat(limit).isEqualTo(settings.database().connections());
        assertThat((settings.web().most() + 1) * settings.web().pool() + (workers.most() + going) * workers.pool() + 10)
                .isLessThanOrEqualTo(limit);
        assertThat(FirstBoots.of(installation, "Web").get("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE"))
                .isEqualTo(Integer.toString(settings.web().pool()));
        assertThat(FirstBoots.of(installation, "Workers").get("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE"))
                .isEqualTo(Integer.toString(settings.workers().pool()));
    }
}
