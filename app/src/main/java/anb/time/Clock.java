package anb.time;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Java code asks for the time. */
@Configuration(proxyBeanMethods = false)
class Clock {

    @Bean
    InstantSource instants() {
        return InstantSource.system();
    }
}
