package anb.web;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.watch.LoggedPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Whatever an endpoint throws leaves through here, and so does what filters and the container throw ({@link ErrorApi}). */
@RestControllerAdvice
class ErrorAdvice {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    private final ProblemAnswers answers;

    ErrorAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            log.debug("client went away: {} {}", request.getMethod(), LoggedPath.of(request));
            return;
        }
        if (thrown instanceof ErrorResponse standard && !response.isCommitted()) {
            standard.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            if (standard instanceof HttpRequestMethodNotSupportedException wrong) {
                response.setHeader(HttpHeaders.ALLOW, allowed(wrong));
            }
        }
        var problem = Refusals.of(thrown).orElseGet(() -> ours(thrown, request));
        if (problem.code() == ErrorCode.UNAVAILABLE) {
            log.warn(
                    "not available for {} {}: {} because of {}",
                    request.getMethod(),
                    LoggedPath.of(request),
                    thrown.toString(),
                    NestedExceptionUtils.getMostSpecificCause(thrown).toString());
        }
        answers.write(request, response, problem);
    }

    /** With those that the framework answers by itself. */
    private static String allowed(HttpRequestMethodNotSupportedException wrong) {
        var methods = new TreeSet<>(List.of(HttpMethod.OPTIONS.name()));
        if (wrong.getSupportedMethods() != null) {
            methods.addAll(List.of(wrong.getSupportedMethods()));
        }
        if (methods.contains(HttpMethod.GET.name())) {
            methods.add(HttpMethod.HEAD.name());
        }
        return String.join(", ", methods);
    }

    /** Nobody foresaw it: the log gets all of it, the caller a code to ask with. */
    private static Problem ours(Throwable thrown, HttpServletRequest request) {
        var incident = UUID.randomUUID().toString();
        log.error("incident {}: {} {}", incident, request.getMethod(), LoggedPath.of(request), thrown);
        return new Problem(ErrorCode.INTERNAL_ERROR, incident);
    }
}
