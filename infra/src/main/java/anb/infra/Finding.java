package anb.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.constructs.IConstruct;

/** A finding of cdk-nag that is accepted, with the reason. */
public final class Finding {

    private static final String WILDCARD = "AwsSolutions-IAM5";

    private Finding() {}

    /** Accepts every finding of a rule at a construct and what is in it. */
    public static void accepted(IConstruct construct, String rule, String reason) {
        suppress(construct, NagPackSuppression.builder().id(rule).reason(reason).build());
    }

    /**
     * Accepts that what somebody may do, or with what, has a wildcard.
     *
     * @param resources a regular expression of their names as cdk-nag has them, after {@code Resource::}
     */
    public static void wildcard(IConstruct owner, String resources, String reason) {
        suppress(
                owner,
                NagPackSuppression.builder()
                        .id(WILDCARD)
                        .appliesTo(List.of(RegexAppliesTo.builder()
                                .regex("/^Resource::%s$/g".formatted(resources))
                                .build()))
                        .reason(reason)
                        .build());
    }

    private static void suppress(IConstruct construct, NagPackSuppression suppression) {
        NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
    }
}
