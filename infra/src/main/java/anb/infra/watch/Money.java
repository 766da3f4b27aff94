package anb.infra.watch;

import anb.infra.settings.Settings;
import java.util.List;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** The month's budget: people hear of it at four fifths, and when it is foreseen to be passed. */
record Money(Construct scope, Settings settings) {

    void tell(ITopic people) {
        CfnBudget.Builder.create(scope, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetName(settings.name())
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(settings.watching().dollars())
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(
                        List.of(notification("ACTUAL", 80, people), notification("FORECASTED", 100, people)))
                .build();
    }

    private static CfnBudget.NotificationWithSubscribersProperty notification(String type, int percent, ITopic people) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(type)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(CfnBudget.SubscriberProperty.builder()
                        .subscriptionType("SNS")
                        .address(people.getTopicArn())
                        .build()))
                .build();
    }
}
