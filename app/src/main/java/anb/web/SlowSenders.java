package anb.web;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.time.Repeat;
import anb.web.Exchange.Part;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Gives up who keeps a connection by sending very slowly (slowloris), at a node that nothing stands in front of. */
@Component
class SlowSenders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(SlowSenders.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<WatchedHttp> protocols = new CopyOnWriteArrayList<>();
    private final Patience patience;
    private final byte[] tooSlow;
    private final MeterRegistry meters;

    SlowSenders(Patience patience, ProblemAnswers answers, MeterRegistry meters, Repeat repeat) {
        this.patience = patience;
        tooSlow = answers.bare(new Problem(ErrorCode.REQUEST_TIMEOUT));
        this.meters = meters;
        for (var part : Part.values()) {
            counter(part);
        }
        repeat.every(PAUSE, "looking for slow senders", this::look);
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setProtocol(WatchedHttp.class.getName());
        tomcat.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof WatchedHttp protocol) {
                protocols.add(protocol);
            }
        });
    }

    private void look() {
        var now = System.nanoTime();
        for (var protocol : protocols) {
            for (var exchange : protocol.exchanges()) {
                judge(exchange, now);
            }
        }
    }

    private void judge(Exchange exchange, long now) {
        try {
            exchange.judge(now, patience, tooSlow).ifPresent(part -> {
                counter(part).increment();
                log.info("a sender was given up: the {} of its request came too slowly", name(part));
            });
        } catch (IOException gone) {
            log.debug("a slow sender went away by itself", gone);
        }
    }

    private Counter counter(Part part) {
        return meters.counter("anb.web.slow.senders", "part", name(part));
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
