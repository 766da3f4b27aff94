package anb.demo;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.upkeep.Upkeep;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code --anb.demo}: fills an empty platform while it is up, so that its workers do the work and people can watch. One that
 * has players is refused and goes on as it is.
 */
@Component
class DemoCommand implements ApplicationRunner {

    private static final String OPTION = "anb.demo";
    private static final String REFUSED = "demo: this database has players or videos already; nothing was changed."
            + " Name an empty one, or another data folder.";

    private final JdbcClient db;
    private final Demo demo;
    private final Upkeep upkeep;
    private final Environment environment;

    DemoCommand(JdbcClient db, Demo demo, Upkeep upkeep, Environment environment) {
        this.db = db;
        this.demo = demo;
        this.upkeep = upkeep;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.containsOption(OPTION)) {
            return;
        }
        if (mayFill()) {
            Thread.ofVirtual().name("demo").start(this::play);
        } else {
            System.out.println(REFUSED);
        }
    }

    /** Whether nobody has signed up yet; the first admin does not count. */
    boolean mayFill() {
        return db.sql("""
                select not exists (select 1 from account where role <> 'admin') and not exists (select 1 from video)
                """).query(Boolean.class).single();
    }

    private void play() {
        long began = System.nanoTime();
        try {
            demo.play(
                    Cast.PLAYERS,
                    Cast.FANS,
                    step -> System.out.printf(
                            "demo %4d s  %s%n",
                            Duration.ofNanos(System.nanoTime() - began).toSeconds(), step));
            upkeep.orderSweep(); // it counts what is stored
            System.out.println(done());
        } catch (Problem refused) {
            // Of several nodes that are told the same, the first to sign the first player up does it.
            System.out.println(
                    refused.code() == ErrorCode.EMAIL_TAKEN
                            ? REFUSED
                            : "demo: ended early, " + refused.code().code());
        } catch (IOException | RuntimeException e) {
            System.out.println("demo: ended early, " + e);
        } catch (InterruptedException e) {
            System.out.println("demo: ended early, the node leaves");
        }
    }

    private String done() {
        var first = Cast.PLAYERS.getFirst();
        return """

                The demo is there.

                  open      http://localhost:%s/
                  sign in   %s, who has a clip in every state
                            password %s, as everybody else of the demo
                  organise  as the admin of this platform
                """.formatted(
                        environment.getProperty("local.server.port"),
                        People.email(first.firstName(), first.lastName()),
                        People.PASSWORD);
    }
}
