package anb.watch;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Names every request in its answer ({@code X-Request-Id}) and in all its log lines, and writes one line about each. It
 * sits in the container, outside every filter, so that what the container itself refuses has both as well.
 */
class RequestLog extends ValveBase {

    static final String HEADER = "X-Request-Id";

    /** Of its own, so that it can be turned off ({@code logging.level.anb.access=off}) or sent elsewhere. */
    private static final Logger log = LoggerFactory.getLogger("anb.access");

    private final RequestIds ids = new RequestIds();

    RequestLog() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var began = System.nanoTime();
        var id = ids.of(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        MDC.put("request", id);
        try {
            getNext().invoke(request, response);
        } finally {
            if (log.isInfoEnabled() && worthALine(request, response)) {
                write(request, response, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            }
            MDC.clear();
        }
    }

    /** Neither the questions of monitors nor what came from a snapshot, which no endpoint has seen and meters count. */
    private static boolean worthALine(Request request, Response response) {
        var path = request.getRequestURI();
        if (path != null
                && (path.startsWith("/health") || path.startsWith("/api/health") || path.startsWith("/actuator"))) {
            return false;
        }
        return response.getStatus() >= 400 || LoggedPath.pattern(request) != null;
    }

    private static void write(Request request, Response response, long millis) {
        var path = LoggedPath.of(request);
        var in = request.getCoyoteRequest().getBytesRead();
        var out = response.getContentWritten();
        log.atInfo()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", path)
                .addKeyValue("status", response.getStatus())
                .addKeyValue("ms", millis)
                .addKeyValue("bytes_in", in)
                .addKeyValue("bytes_out", out)
                .log(
                        "{} {} {} {} ms {} B in {} B out",
                        request.getMethod(),
                        path,
                        response.getStatus(),
                        millis,
                        in,
                        out);
    }

    /** Puts it in front of everything. */
    @Component
    static class Installation implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        @Override
        public void customize(TomcatServletWebServerFactory tomcat) {
            tomcat.addEngineValves(new RequestLog());
        }
    }
}
