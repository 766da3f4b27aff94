package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@WithNode
class PeopleTest {

    private final Template watch = Installation.of("default").watch();

    @Test
    void allThatWakesGoesToOneTopic() {
        assertThat(watch.only("AWS::SNS::Subscription").text("/Endpoint")).isEqualTo("operations@example.org");
        assertThat(watch.only("AWS::SNS::Subscription").text("/Protocol")).isEqualTo("email");
        assertThat(watch.all("AWS::CloudWatch::Alarm"))
                .filteredOn(alarm -> !alarm.name().matches("Errors(Fast|Slow)(Long|Short)"))
                .hasSize(16)
                .allMatch(alarm -> alarm.text("/AlarmActions").contains("People"))
                .allMatch(alarm -> alarm.text("/OKActions").contains("People"));
    }

    @Test
    void onlyAlarmsAndTheBudgetSpeakToIt() {
        var policy = watch.only("AWS::SNS::TopicPolicy");
        assertThat(policy.texts("/Topics")).hasSize(1).allMatch(topic -> topic.contains("People"));
        assertThat(Policy.lines(policy.at("/PolicyDocument")))
                .containsExactlyInAnyOrder(
                        "Deny * sns:Publish <People> if Bool aws:SecureTransport false",
                        "Allow budgets.amazonaws.com,cloudwatch.amazonaws.com sns:Publish <People>");
    }

    /** Without these rights of its key what is said to an encrypted topic is lost, and nobody is told. */
    @Test
    void whoSpeaksToItMayUseItsKey() {
        assertThat(FirstBoots.plain(watch.only("AWS::SNS::Topic").at("/KmsMasterKeyId")))
                .contains("TopicKey");
        var key = watch.only("AWS::KMS::Key");
        assertThat(key.at("/EnableKeyRotation").asBoolean()).isTrue();
        assertThat(Policy.lines(key.at("/KeyPolicy")))
                .containsExactlyInAnyOrder(
                        "Allow arn:<AWS::Partition>:iam::<AWS::AccountId>:root kms:* *",
                        "Allow budgets.amazonaws.com,cloudwatch.amazonaws.com kms:Decrypt,kms:GenerateDataKey* *");
    }
}
