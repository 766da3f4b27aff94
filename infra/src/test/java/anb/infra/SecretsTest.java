package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@WithNode
class SecretsTest {

    private static final String SECRET = "AWS::SecretsManager::Secret";

    private final Template data = Installation.of("default").data();

    @Test
    void tokensAndRedisPasswordsAreMadeByAws() {
        assertThat(data.only(SECRET, "Tokens").text("/GenerateSecretString"))
                .contains("\"PasswordLength\":64", "\"GenerateStringKey\":\"current\"");
        assertThat(data.only(SECRET, "RedisPassword").text("/GenerateSecretString"))
                .contains("\"PasswordLength\":64");
    }

    @Test
    void aFirstDeploymentThatFailedLeavesNoSecretInTheWayOfTheNext() {
        assertThat(data.all(SECRET))
                .hasSize(3)
                .allMatch(
                        secret -> secret.json().at("/DeletionPolicy").asString().equals("RetainExceptOnCreate"))
                .allMatch(secret ->
                        secret.json().at("/UpdateReplacePolicy").asString().equals("Retain"));
    }

    @Test
    void urlsAreSignedWithAKeyThatLastsAndNotWithARole() {
        assertThat(data.only("AWS::IAM::AccessKey").at("/Serial").asInt()).isEqualTo(1);
        assertThat(data.only(SECRET, "Signing").text("/SecretString")).contains("SecretAccessKey", "access_key");
        assertThat(FirstBoots.of(Installation.of("default"), "Web")).containsKey("SIGNING_SECRET");
        var web = Rights.of(Installation.of("default").service(), "WebRole");
        assertThat(web).noneMatch(right -> right.contains("Clips"));
    }

    @Test
    void whoSignsMayDoNothingButWhatWebNodesDoWithClips() {
        assertThat(Rights.of(data, "Signer"))
                .containsExactlyInAnyOrder(
                        "s3:AbortMultipartUpload uploads/*",
                        "s3:DeleteObject uploads/*",
                        "s3:DeleteObjectVersion uploads/*",
                        "s3:GetObject uploads/*",
                        "s3:GetObjectVersion uploads/*",
                        "s3:ListMultipartUploadParts uploads/*",
                        "s3:PutObject uploads/*",
                        "s3:GetObject processed/*",
                        "s3:DeleteObject processed/*",
                        "s3:DeleteObjectVersion processed/*",
                        "s3:GetObject resources/*",
                        "s3:PutObject resources/*",
                        "s3:GetBucketVersioning Clips",
                        "s3:ListBucket Clips",
                        "s3:ListBucketMultipartUploads Clips",
                        "s3:ListBucketVersions Clips");
    }

    @ParameterizedTest
    @MethodSource("anb.infra.Installation#presets")
    void noSecretIsInUserData(Installation installation) {
        for (var tier : new String[] {"Web", "Workers"}) {
            var script = installation
                    .service()
                    .only("AWS::EC2::LaunchTemplate", tier)
                    .text("/LaunchTemplateData/UserData");
            assertThat(script).doesNotContain("{{resolve", "SecretString", "PASSWORD", "ACCESS_KEY");
            assertThat(FirstBoots.of(installation, tier).keySet())
                    .noneMatch(name -> name.matches("SPRING_.*PASSWORD|ANB_ACCOUNTS_.*|ANB_STORAGE_.*KEY"));
        }
    }
}
