package anb.infra.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes settings of texts and judges whether they fit together. */
final class SettingsReader {

    private static final String INSTANCE = "[a-z]+\\d+[a-z]*\\.(micro|small|medium|large|\\d*xlarge)";
    private static final String ZONE = "[a-z]{2}(-[a-z0-9]+)+";
    private static final String AN_INSTANCE = "an instance type such as t3.medium";

    /** What a balancer and a database may be called, with room for what is added. */
    private static final String NAME = "(?=.{2,20}$)(?!internal-)[a-z](-?[a-z0-9])+";

    private static final String A_NAME = "2 to 20 of a-z, 0-9 and single -, from a letter to a letter or digit, and not"
            + " beginning with internal-";

    /** Those of China and of governments have ARNs, endpoints and services of their own. */
    private static final String REGION = "(?!cn-|[a-z]{2}-(gov|iso)[a-z]*-)[a-z]{2}(-[a-z]+)+-\\d";

    private static final String A_REGION = "a region such as us-east-1, and not of China or governments only";

    /** An original of the largest size and the largest clip an encode may write. */
    private static final int MEGABYTES_PER_JOB = 700;

    private final Values values;

    private SettingsReader(Values values) {
        this.values = values;
    }

    static Settings read(Values values) {
        var settings = new SettingsReader(values).settings();
        new Fitting(values, settings).judge();
        values.check();
        return settings;
    }

    private Settings settings() {
        return new Settings(
                values.text("name", NAME, A_NAME),
                values.text("region", REGION, A_REGION),
                network(),
                site(),
                fleet("web"),
                fleet("workers"),
                encoding(),
                database(),
                redis(),
                bucket(),
                release(),
                watching());
    }

    private Network network() {
        var wayOut = values.text("network.way-out", "nat|endpoints", "nat or endpoints");
        return new Network(
                values.number("network.zones", 1, 3),
                values.optional("network.zone-names", ZONE + "(," + ZONE + ")*", "zones such as us-east-1b,us-east-1c")
                        .map(names -> List.of(names.split(",", -1)))
                        .orElse(List.of()),
                wayOut.equals("nat") ? Network.WayOut.NAT : Network.WayOut.ENDPOINTS);
    }

    private Site site() {
        return new Site(
                values.text("site.origin", "https?://[a-z0-9.-]+(:\\d+)?", "an origin such as https://anb.example.org"),
                values.optional(
                        "site.certificate",
                        "arn:aws:acm:[a-z0-9-]+:\\d{12}:certificate/\\S+",
                        "the ARN of a certificate in ACM"),
                values.flag("site.cloudfront"),
                values.flag("site.firewall"),
                values.number("site.requests-per-address", 10, 1_000_000));
    }

    private Fleet fleet(String name) {
        return new Fleet(
                values.text(name + ".instance", INSTANCE, AN_INSTANCE),
                values.number(name + ".least", 1, 100),
                values.number(name + ".most", 1, 100),
                values.number(name + ".pool", 2, 100));
    }

    private Encoding encoding() {
        var jobs = values.number("workers.jobs", 1, 64);
        return new Encoding(
                jobs,
                values.number("workers.temp-gb", Math.max(1, jobs * MEGABYTES_PER_JOB / 1000), 16_000),
                values.text("workers.temp", "(/[A-Za-z0-9._-]+)+", "an absolute path"));
    }

    private Database database() {
        return new Database(
                values.text("database.instance", INSTANCE, AN_INSTANCE),
                values.flag("database.standby"),
                values.number("database.gb", 20, 65_536),
                values.number("database.most-gb", 20, 65_536),
                values.number("database.backup-days", 1, 35));
    }

    private Redis redis() {
        return new Redis(values.optional("redis.instance", INSTANCE, AN_INSTANCE), values.flag("redis.moving"));
    }

    private Bucket bucket() {
        return new Bucket(
                values.text("bucket.name", "[a-z0-9][a-z0-9-]{1,52}[a-z0-9]", "3 to 54 of a-z, 0-9 and -"),
                values.number("bucket.upload-days", 1, 36_500),
                values.number("bucket.version-days", 1, 36_500),
                values.number("bucket.key-serial", 0, 100_000),
                values.flag("bucket.restoring"));
    }

    private Release release() {
        return new Release(
                values.text("release.version", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "a version such as 1.2.0"),
                byProcessor("release.sha256", "[0-9a-f]{64}", "64 hexadecimal digits"),
                byProcessor("release.image", "ami-[0-9a-f]{8,17}", "the id of an AMI"));
    }

    private Map<Processor, String> byProcessor(String name, String form, String wanted) {
        var found = new EnumMap<Processor, String>(Processor.class);
        for (var processor : Processor.values()) {
            values.optional(name + "." + processor.text(), form, wanted).ifPresent(text -> found.put(processor, text));
        }
        return found;
    }

    private Watching watching() {
        return new Watching(
                values.text("watching.email", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "an e-mail address"),
                values.number("watching.dollars", 1, 1_000_000),
                values.number("watching.log-days", 1, 365));
    }
}
