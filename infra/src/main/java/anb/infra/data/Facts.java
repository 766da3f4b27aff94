package anb.infra.data;

import static java.util.Objects.requireNonNull;

import anb.infra.Finding;
import anb.infra.network.NetworkStack;
import anb.infra.network.Retention;
import anb.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.constructs.Construct;

/** PostgreSQL on RDS, which makes the password, keeps it in Secrets Manager and rotates it every seven days. */
public final class Facts {

    private static final String NAME = "anb";
    private static final IInstanceEngine ENGINE = DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
            .version(PostgresEngineVersion.VER_17_9)
            .build());

    private final Construct scope;
    private final Settings settings;
    private final DatabaseInstance instance;

    Facts(Construct scope, Settings settings, NetworkStack network) {
        this.scope = scope;
        this.settings = settings;
        var log = LogGroup.Builder.create(scope, "DatabaseLog")
                .logGroupName("/aws/rds/instance/%s/postgresql".formatted(settings.name()))
                .retention(Retention.days(settings.watching().logDays()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        instance = safe(sized().engine(ENGINE)
                        .instanceIdentifier(settings.name())
                        .databaseName(NAME)
                        .credentials(Credentials.fromUsername(NAME))
                        .manageMasterUserPassword(true)
                        .parameterGroup(parameters())
                        .vpc(network.vpc())
                        .vpcSubnets(network.data())
                        .securityGroups(List.of(network.walls().database())))
                .build();
        instance.getNode().addDependency(log);
        Finding.accepted(instance, "AwsSolutions-RDS11", "The walls, not an unusual port, keep strangers out.");
        if (!settings.database().standby()) {
            Finding.accepted(instance, "AwsSolutions-RDS3", "database.standby=false, chosen by whoever pays.");
        }
    }

    public DatabaseInstance instance() {
        return instance;
    }

    /** The ARN of the secret in which RDS keeps name and password. */
    public String secret() {
        return requireNonNull(instance.getSecret()).getSecretArn();
    }

    /** What nodes are told; encrypted on the way. */
    public String url() {
        return "jdbc:postgresql://%s:5432/%s?sslmode=require".formatted(instance.getDbInstanceEndpointAddress(), NAME);
    }

    private DatabaseInstance.Builder sized() {
        var wanted = settings.database();
        return DatabaseInstance.Builder.create(scope, "Database")
                .instanceType(new InstanceType(wanted.instance()))
                .multiAz(wanted.standby())
                .storageType(StorageType.GP3)
                .allocatedStorage(wanted.gigabytes())
                .maxAllocatedStorage(wanted.mostGigabytes())
                .backupRetention(Duration.days(wanted.backupDays()));
    }

    private static DatabaseInstance.Builder safe(DatabaseInstance.Builder builder) {
        return builder.storageEncrypted(true)
                .publiclyAccessible(false)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.SNAPSHOT)
                .copyTagsToSnapshot(true)
                .autoMinorVersionUpgrade(true)
                .enablePerformanceInsights(true)
                .performanceInsightRetention(PerformanceInsightRetention.DEFAULT)
                .databaseInsightsMode(DatabaseInsightsMode.STANDARD)
                .cloudwatchLogsExports(List.of("postgresql"));
    }

    /** The limit of connections is stated, so that the sum of all pools can be held against it. */
    private ParameterGroup parameters() {
        return ParameterGroup.Builder.create(scope, "Parameters")
                .engine(ENGINE)
                .parameters(new TreeMap<>(Map.of(
                        "rds.force_ssl",
                        "1",
                        "max_connections",
                        Integer.toString(settings.database().connections()))))
                .build();
    }
}
