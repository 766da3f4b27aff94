package anb.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
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

    /** Who sent a request that has been let in. */
    static Actor of(HttpServletRequest request, Authentication caller) {
        return new Actor(
                caller.getName(), request.getRemoteAddr(), Objects.requireNonNullElse(MDC.get("request"), "unknown"));
    }

    /** Who started this process; behind {@code sudo} both are named. */
    public static Actor atTheCommandLine() {
        return atTheCommandLine(System.getProperty("user.name"), System.getenv());
    }

    static Actor atTheCommandLine(String user, Map<String, String> environment) {
        var before = environment.get("SUDO_USER");
        return new Actor(
                before == null ? user : before + " as " + user,
                "command line on " + host(),
                UUID.randomUUID().toString());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }
}
