package anb.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;

/**
 * Whoever uses an operator's tool, in one use of it.
 *
 * @param who an account's id, or a user of the operating system
 * @param origin the client's address, or the host of the command line
 * @param request the same for all that one use does; of a request its {@code X-Request-Id}
 */
public record Actor(String who, String origin, String request) {

    private static final int LONGEST_CLAIM = 32;

    /** Who sent a request that has been let in. */
    static Actor of(HttpServletRequest request, Authentication caller) {
        return new Actor(
                caller.getName(), request.getRemoteAddr(), Objects.requireNonNullElse(MDC.get("request"), "unknown"));
    }

    /** Whose process this is; what {@code sudo} or anybody else says of who was before is added as what it is, a claim. */
    public static Actor atTheCommandLine() {
        return atTheCommandLine(user(), System.getenv());
    }

    static Actor atTheCommandLine(String user, Map<String, String> environment) {
        var claimed = environment.get("SUDO_USER");
        return new Actor(
                claimed == null ? user : "%s (SUDO_USER claims %s)".formatted(user, plain(claimed)),
                "command line on " + host(),
                UUID.randomUUID().toString());
    }

    /** By the kernel's word where it can be asked: {@code user.name} is whatever the command line says it is. */
    private static String user() {
        try {
            return Files.getOwner(Path.of("/proc/self")).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name");
        }
    }

    /** As much of it as a name may have: it comes from whoever runs the verb, and is printed in tables. */
    private static String plain(String claimed) {
        var name = claimed.replaceAll("[^\\p{Alnum}._@-]", "?");
        return name.length() > LONGEST_CLAIM ? name.substring(0, LONGEST_CLAIM) + "…" : name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }
}
