package anb.limits;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** How many in how long. Written {@code 120/m}: a number, then {@code s}, {@code m}, {@code h} or {@code d}. */
record Rate(int count, Duration period) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    /** Reads a setting. Spring finds this method by its name. */
    public static Rate of(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("A rate looks like 120/m (s, m, h or d), not like " + text);
        }
        return new Rate(Integer.parseInt(form.group(1)), UNITS.getOrDefault(form.group(2), Duration.ofSeconds(1)));
    }
}
