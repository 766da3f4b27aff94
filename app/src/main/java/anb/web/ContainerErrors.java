package anb.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What Tomcat refuses before the application sees it, an unreadable request line for instance, is problem+json too. */
class ContainerErrors extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ContainerErrors.class);

    private final ProblemAnswers answers;

    ContainerErrors(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            answers.write(request, response, Refusals.of(response.getStatus()));
            response.finishResponse();
        } catch (IOException e) {
            log.debug("client went away before its error was written", e);
        }
    }

    /** Puts the valve in Tomcat's place for it. */
    @Component
    static class Installation implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        private final ProblemAnswers answers;

        Installation(ProblemAnswers answers) {
            this.answers = answers;
        }

        @Override
        public void customize(TomcatServletWebServerFactory tomcat) {
            tomcat.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ContainerErrors.class.getName());
                    host.getPipeline().addValve(new ContainerErrors(answers));
                }
            });
        }
    }
}
