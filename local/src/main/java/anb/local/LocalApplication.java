package anb.local;

import anb.Application;
import anb.CommandLine;
import anb.Setting;
import org.springframework.boot.SpringApplication;

/** Starts the platform with nothing installed but Java: {@code java -jar anb-local.jar}. */
public final class LocalApplication {

    private LocalApplication() {}

    public static void main(String[] args) {
        new CommandLine("anb-local.jar", Setting.all()).exitIfAnswered(args);
        var application = new SpringApplication(Application.class);
        application.addInitializers(new LocalParts());
        Application.run(application, args);
    }
}
