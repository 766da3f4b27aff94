package anb.local;

import anb.embedded.EmbeddedParts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What a person wants to know once everything is up. */
final class Welcome {

    private Welcome() {}

    /** For one node, which may have been told of another administrator. */
    static String text(Environment environment, Path folder, EmbeddedParts parts) {
        return text(
                environment.getProperty("local.server.port"),
                folder,
                parts,
                environment.getProperty("anb.accounts.admin-email"),
                environment.getProperty("anb.accounts.admin-password"));
    }

    /** For a cluster behind that port. */
    static String text(int port, Path folder, EmbeddedParts parts) {
        var settings = parts.settings();
        return text(
                port,
                folder,
                parts,
                settings.get("anb.accounts.admin-email"),
                settings.get("anb.accounts.admin-password"));
    }

    /** The first administrator's password is in it at the first start only. */
    private static String text(
            @Nullable Object port,
            Path folder,
            EmbeddedParts parts,
            @Nullable Object email,
            @Nullable Object password) {
        var text = """

                ANB Rising Stars Showcase is up.

                  open   http://localhost:%s/
                  data   %s
                """.formatted(port, folder);
        if (parts.isNew()) {
            text += """
                  admin  %s
                         password %s (shown this once; kept in %s)
                """.formatted(email, password, folder.resolve("credentials.properties"));
            parts.welcomed();
        }
        return text + "  stop   Ctrl-C\n";
    }
}
