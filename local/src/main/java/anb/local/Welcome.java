package anb.local;

import anb.embedded.EmbeddedParts;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** What a person wants to know once everything is up. */
final class Welcome {

    private Welcome() {}

    /** The first administrator's password is in it at the first start only. */
    static String text(Environment environment, Path folder, EmbeddedParts parts) {
        var text = """

                ANB Rising Stars Showcase is up.

                  open   http://localhost:%s/
                  data   %s
                """.formatted(environment.getProperty("local.server.port"), folder);
        if (parts.isNew()) {
            text += """
                  admin  %s
                         password %s (shown this once; kept in %s)
                """.formatted(
                            environment.getProperty("anb.accounts.admin-email"),
                            environment.getProperty("anb.accounts.admin-password"),
                            folder.resolve("credentials.properties"));
            parts.welcomed();
        }
        return text + "  stop   Ctrl-C\n";
    }
}
