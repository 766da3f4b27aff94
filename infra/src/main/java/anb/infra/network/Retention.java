package anb.infra.network;

import software.amazon.awscdk.services.logs.RetentionDays;

/** How long CloudWatch keeps log lines. */
public final class Retention {

    private Retention() {}

    /**
     * In the CDK's words.
     *
     * @param days one of those that CloudWatch offers up to a year
     */
    public static RetentionDays days(int days) {
        return switch (days) {
            case 1 -> RetentionDays.ONE_DAY;
            case 3 -> RetentionDays.THREE_DAYS;
            case 5 -> RetentionDays.FIVE_DAYS;
            case 7 -> RetentionDays.ONE_WEEK;
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 60 -> RetentionDays.TWO_MONTHS;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 120 -> RetentionDays.FOUR_MONTHS;
            case 150 -> RetentionDays.FIVE_MONTHS;
            case 180 -> RetentionDays.SIX_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            default -> throw new IllegalArgumentException("CloudWatch does not offer %d days".formatted(days));
        };
    }
}
