package anb.infra.service;

import anb.infra.data.DataStack;
import anb.infra.settings.Fleet;
import anb.infra.settings.Network;
import anb.infra.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.ec2.UserData;

/**
 * What an instance is told when it is made: packages, a release, and two files of facts. No secret: those it asks for itself.
 * The rest is done by the release's own {@code deploy/aws/install}.
 */
record FirstBoot(Settings settings, DataStack data) {

    private static final String ARCHIVE = "/opt/anb/release.tar.gz";

    /** Not under {@code /tmp}, which Amazon Linux keeps in memory. */
    private static final String WEB_TEMP = "/var/lib/anb/temp";

    private static final String FOR_GOOD = "36500d";

    /** The name of a group in the stack, by which an instance signals. */
    static String logicalId(String tier) {
        return tier + "Group";
    }

    UserData web() {
        var facts = facts("web", "Web");
        facts.put("TEMP_FOLDER", WEB_TEMP);
        facts.put("TOKENS_SECRET", data.secrets().tokens().getSecretArn());
        facts.put("SIGNING_SECRET", data.secrets().signing().getSecretArn());
        var application = application(settings.web(), WEB_TEMP, 50);
        application.put("ANB_JOBS_CONCURRENCY", "0");
        return script(settings.web(), List.of("nginx"), facts, application);
    }

    UserData workers() {
        var facts = facts("workers", "Workers");
        var packages = new ArrayList<String>();
        facts.put("SCALE_IN_HOOK", Instances.SCALE_IN);
        facts.put("TEMP_FOLDER", settings.encoding().tempFolder());
        facts.put("TEMP_DEVICE", "/dev/sdf");
        data.broker().zone().ifPresent(zone -> {
            facts.put("REDIS_ZONE", zone.getHostedZoneId());
            facts.put("REDIS_NAME", data.broker().host());
            packages.add("valkey");
        });
        var application = application(settings.workers(), settings.encoding().tempFolder(), 25);
        application.put(
                "ANB_JOBS_CONCURRENCY", Integer.toString(settings.encoding().jobs()));
        return script(settings.workers(), packages, facts, application);
    }

    /** For the scripts of {@code deploy/aws}. */
    private Map<String, String> facts(String tier, String name) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("TIER", tier);
        facts.put("INSTALLATION", settings.name());
        facts.put("AWS_DEFAULT_REGION", settings.region());
        facts.put("STACK", Aws.STACK_NAME);
        facts.put("STACK_RESOURCE", logicalId(name));
        facts.put("ADDRESSES", Network.ADDRESSES);
        facts.put("REDIS_SECRET", data.secrets().redis().getSecretArn());
        facts.put("SCALING_GROUP", settings.named(tier));
        return facts;
    }

    /** For the application, see docs/operations.md. */
    private Map<String, String> application(Fleet fleet, String temp, int heapPercent) {
        var told = new LinkedHashMap<String, String>();
        told.put("SPRING_DATASOURCE_URL", data.facts().url());
        told.put("ANB_DATABASE_SECRET", data.facts().secret());
        told.put("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", Integer.toString(fleet.pool()));
        told.put("SPRING_DATA_REDIS_HOST", data.broker().host());
        told.put("SPRING_DATA_REDIS_SSL_ENABLED", Boolean.toString(data.broker().encrypted()));
        told.put("ANB_STORAGE_BUCKET", settings.bucket().name());
        told.put("ANB_STORAGE_REGION", settings.region());
        told.put(
                "ANB_STORAGE_KEEP_ORIGINALS",
                settings.bucket().restoring() ? FOR_GOOD : settings.bucket().uploadDays() + "d");
        if (settings.bucket().restoring()) {
            told.put("ANB_UPKEEP_ORPHANS_OLDER_THAN", FOR_GOOD);
        }
        told.put("ANB_SITE_ORIGIN", settings.site().origin());
        told.put("ANB_TEMP", temp);
        told.put("ANB_JAVA_OPTIONS", "-XX:MaxRAMPercentage=" + heapPercent);
        return told;
    }

    private UserData script(
            Fleet fleet, List<String> more, Map<String, String> facts, Map<String, String> application) {
        var script = UserData.forLinux();
        var release = settings.release();
        script.addCommands(
                "set -Eeuo pipefail",
                "trap 'shutdown -h +10' ERR",
                "mkdir -p /opt/anb /etc/anb",
                "dnf install -y -q amazon-cloudwatch-agent jq logrotate util-linux " + String.join(" ", more),
                file("/etc/anb/instance.env", facts),
                file("/etc/anb/anb.env", application),
                "aws s3 cp --only-show-errors s3://%s/%s %s"
                        .formatted(settings.bucket().releases(), release.key(fleet), ARCHIVE),
                "echo '%s  %s' | sha256sum --check --quiet -".formatted(release.sha256(fleet), ARCHIVE),
                "tar -C /opt/anb -xzf %s --strip-components=1".formatted(ARCHIVE),
                "/opt/anb/deploy/aws/install");
        return script;
    }

    private static String file(String path, Map<String, String> lines) {
        var text = new StringBuilder("cat >%s <<'FACTS'\n".formatted(path));
        lines.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.append("FACTS").toString();
    }
}
