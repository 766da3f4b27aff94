package anb.web;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP/1.1, but that it remembers its connections' requests. Public because Tomcat makes it by its name. */
public class WatchedHttp extends Http11NioProtocol {

    /** Tomcat uses them again and again; one that it lets go is forgotten here too. */
    private final Set<Exchange> exchanges = Collections.newSetFromMap(new WeakHashMap<>());

    @Override
    protected Processor createProcessor() {
        var exchange = new Exchange(this, getAdapter());
        synchronized (exchanges) {
            exchanges.add(exchange);
        }
        return exchange;
    }

    List<Exchange> exchanges() {
        synchronized (exchanges) {
            return List.copyOf(exchanges);
        }
    }
}
