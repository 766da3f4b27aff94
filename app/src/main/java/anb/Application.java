package anb;

import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The platform: a web node, a worker, or both, as its settings say. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    public static void main(String[] args) {
        new CommandLine("anb.jar", Setting.ofANode()).exitIfAnswered(args);
        SpringApplication.run(Application.class, args);
    }

    /** What Java code asks for the time; leases ask the database. */
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
