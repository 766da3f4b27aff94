package anb.infra.watch;

import anb.infra.settings.Settings;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Whoever is woken: one topic for everything. */
final class People {

    private static final List<String> TELLERS = List.of("cloudwatch.amazonaws.com", "budgets.amazonaws.com");

    private final Topic topic;

    People(Construct scope, Settings settings) {
        var key = Key.Builder.create(scope, "TopicKey")
                .description("what is said to people, while it waits")
                .enableKeyRotation(true)
                .build();
        topic = Topic.Builder.create(scope, "People")
                .topicName(settings.named("people"))
                .masterKey(key)
                .enforceSsl(true)
                .build();
        topic.addSubscription(new EmailSubscription(settings.watching().email()));
        for (var teller : TELLERS) {
            var service = new ServicePrincipal(teller);
            topic.grantPublish(service);
            // In a key's policy * is this key, and what a topic asks of it has two forms.
            key.addToResourcePolicy(PolicyStatement.Builder.create()
                    .principals(List.of(service))
                    .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                    .resources(List.of("*"))
                    .build());
        }
    }

    Topic topic() {
        return topic;
    }
}
