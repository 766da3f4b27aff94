package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

@WithNode
class OptionsTest {

    private final Installation options = Installation.withOptions();

    @Test
    void cloudFrontReadsProcessedClipsAndNothingElse() {
        var distribution = options.data().only("AWS::CloudFront::Distribution");
        assertThat(distribution.text("/DistributionConfig/Origins/0/OriginPath"))
                .isEqualTo("/processed");
        assertThat(distribution.text("/DistributionConfig/Origins/0/OriginAccessControlId"))
                .contains("OnlyCloudFront");
        assertThat(distribution.text("/DistributionConfig/DefaultCacheBehavior/ViewerProtocolPolicy"))
                .isEqualTo("https-only");
        assertThat(distribution.texts("/DistributionConfig/DefaultCacheBehavior/AllowedMethods"))
                .containsExactly("GET", "HEAD");
        assertThat(Policy.lines(
                        options.data().only("AWS::S3::BucketPolicy", "Clips").at("/PolicyDocument")))
                .containsExactly(
                        "Deny * s3:* <Clips>,<Clips>/* if Bool aws:SecureTransport false",
                        "Allow cloudfront.amazonaws.com s3:GetObject <Clips>/processed/* if StringEquals AWS:SourceArn"
                                + " arn:aws:cloudfront::<AWS::AccountId>:distribution/<Processed>");
    }

    /** Each request to the bucket, whatever the visitor sends: it takes none that is not signed. */
    @Test
    void cloudFrontSignsWhatItAsksOfTheBucket() {
        var control = options.data().only("AWS::CloudFront::OriginAccessControl");
        assertThat(control.text("/OriginAccessControlConfig/OriginAccessControlOriginType"))
                .isEqualTo("s3");
        assertThat(control.text("/OriginAccessControlConfig/SigningBehavior")).isEqualTo("always");
        assertThat(control.text("/OriginAccessControlConfig/SigningProtocol")).isEqualTo("sigv4");
    }

    @Test
    void aFirewallBoundsWhatOneAddressMayAsk() {
        var firewall = options.service().only("AWS::WAFv2::WebACL");
        assertThat(firewall.text("/Scope")).isEqualTo("REGIONAL");
        assertThat(firewall.text("/DefaultAction")).isEqualTo("{\"Allow\":{}}");
        assertThat(firewall.at("/Rules")).hasSize(2).allSatisfy(rule -> {
            assertThat(rule.get("Action").toString()).isEqualTo("{\"Block\":{}}");
            assertThat(rule.at("/Statement/RateBasedStatement/AggregateKeyType").asString())
                    .isEqualTo("IP");
            assertThat(rule.at("/Statement/RateBasedStatement/EvaluationWindowSec")
                            .asInt())
                    .isEqualTo(300);
        });
        assertThat(firewall.at("/Rules/0/Statement/RateBasedStatement/Limit").asInt())
                .isEqualTo(6000);
        assertThat(firewall.at("/Rules/1/Statement/RateBasedStatement/Limit").asInt())
                .isEqualTo(1500);
        assertThat(firewall.text("/Rules/1/Statement/RateBasedStatement/ScopeDownStatement/AndStatement/Statements/0"))
                .contains("\"Method\":{}", "\"EXACTLY\"", "\"POST\"");
        var paths = firewall.at(
                "/Rules/1/Statement/RateBasedStatement/ScopeDownStatement/AndStatement/Statements/1/OrStatement"
                        + "/Statements");
        assertThat(paths.valueStream())
                .extracting(path -> path.at("/ByteMatchStatement/SearchString").asString())
                .containsExactly("/api/auth/", "/signin", "/signup");
        assertThat(paths.valueStream())
                .allMatch(path -> path.at("/ByteMatchStatement/PositionalConstraint")
                        .asString()
                        .equals("STARTS_WITH"))
                .extracting(path -> String.join(" ", path.findValuesAsString("Type")))
                .containsOnly("URL_DECODE NORMALIZE_PATH");
        var association = options.service().only("AWS::WAFv2::WebACLAssociation");
        assertThat(association.text("/ResourceArn")).contains("Balancer");
        assertThat(association.text("/WebACLArn")).contains("Firewall");
    }

    @Test
    void instancesMayBeArm() {
        assertThat(FirstBoots.script(options, "Workers")).contains("/anb-aarch64.tar.gz");
        assertThat(options.service()
                        .only("AWS::EC2::LaunchTemplate", "Workers")
                        .text("/LaunchTemplateData/InstanceType"))
                .isEqualTo("c7g.large");
    }

    @Test
    void eachKindOfProcessorTakesItsOwnArchive() {
        var mixed = Installation.of(
                "mixed",
                "default",
                Map.of(
                        "workers.instance", "c7g.large",
                        "release.sha256.x86_64", "1".repeat(64),
                        "release.sha256.aarch64", "2".repeat(64)));
        assertThat(FirstBoots.script(mixed, "Web"))
                .contains("/anb-x86_64.tar.gz", "1".repeat(64))
                .doesNotContain("aarch64", "2".repeat(64));
        assertThat(FirstBoots.script(mixed, "Workers"))
                .contains("/anb-aarch64.tar.gz", "2".repeat(64))
                .doesNotContain("x86_64", "1".repeat(64));
        assertThat(Rights.of(mixed.service(), "WorkersRole"))
                .contains("s3:GetObject releases/0.1.0/anb-aarch64.tar.gz");
    }

    @Test
    void theImageMayBeNamed() {
        assertThat(options.service().all("AWS::EC2::LaunchTemplate"))
                .allMatch(machine -> machine.text("/LaunchTemplateData/ImageId").contains("ami-0123456789abcdef0"));
    }

    @Test
    void thereMayBeThreeZones() {
        assertThat(options.network().all("AWS::EC2::Subnet")).hasSize(9);
        assertThat(options.service()
                        .only("AWS::AutoScaling::AutoScalingGroup", "WebGroup")
                        .texts("/VPCZoneIdentifier"))
                .hasSize(3);
    }

    @Test
    void withoutThemNoneIsThere() {
        var plain = Installation.of("default");
        assertThat(plain.data().all("AWS::CloudFront::Distribution")).isEmpty();
        assertThat(plain.service().all("AWS::WAFv2::WebACL")).isEmpty();
    }

    @Test
    void theLargeSizeCarriesTheDeadline() {
        var large = Installation.of("large");
        var workers = large.service().only("AWS::AutoScaling::AutoScalingGroup", "WorkersGroup");
        assertThat(workers.text("/MaxSize")).isEqualTo("14");
        assertThat(large.service().only("AWS::EC2::LaunchTemplate", "Workers").text("/LaunchTemplateData/InstanceType"))
                .isEqualTo("c7a.xlarge");
        assertThat(FirstBoots.of(large, "Workers")).containsEntry("ANB_JOBS_CONCURRENCY", "4");
        var database = large.data().only("AWS::RDS::DBInstance");
        assertThat(database.text("/DBInstanceClass")).isEqualTo("db.m7g.large");
        assertThat(database.at("/MultiAZ").asBoolean()).isTrue();
        assertThat(database.at("/MaxAllocatedStorage").asInt()).isEqualTo(500);
    }
}
