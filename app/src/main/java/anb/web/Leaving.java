package anb.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;

/**
 * A node that was told to stop goes on answering for a while (G8): {@code /health} says 503 from the signal on, whoever
 * stands in front stops sending, and every answer closes its connection, so that none is in use when the node ends. Only
 * then does the server stop listening and wait for what is under way.
 */
class Leaving implements Filter, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Leaving.class);

    private final Duration patience;
    private volatile boolean running;
    private volatile boolean leaving;

    Leaving(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (leaving && response instanceof HttpServletResponse http) {
            http.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        running = true;
    }

    /** In the last phase, which is stopped first; beside the worker, which hands back its jobs meanwhile. */
    @Override
    public void stop(Runnable done) {
        leaving = true;
        running = false;
        Thread.ofVirtual().name("leaving").start(() -> {
            try {
                log.info("leaving: answers for another {} s, then ends what is under way", patience.toSeconds());
                Thread.sleep(patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                done.run();
            }
        });
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
