package anb.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which passwords are taken: 8–128 characters, any character, none of the most used (NIST SP 800-63B, section 5.1.1.2). */
@Component
class PasswordRules {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    private final Set<String> common;

    PasswordRules(AccountsSettings settings) {
        common = settings.refuseCommonPasswords() ? read() : Set.of();
    }

    /** Notes what is wrong with a password, if anything. */
    void judge(Fields fields, String field, String password) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            fields.refuse(field, "too_short", SHORTEST, length);
        } else if (length > LONGEST) {
            fields.refuse(field, "too_long", LONGEST, length);
        } else if (common.contains(password.toLowerCase(Locale.ROOT))) {
            fields.refuse(field, "too_common");
        }
    }

    private static Set<String> read() {
        var file = new ClassPathResource("common-passwords.txt");
        try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
