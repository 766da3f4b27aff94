package anb.web;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Which pages of other origins may call the API (CORS); the others are refused as everything else is. */
final class Origins extends DefaultCorsProcessor {

    private final ProblemAnswers answers;

    private Origins(ProblemAnswers answers) {
        this.answers = answers;
    }

    static CorsFilter filter(WebSettings settings, ProblemAnswers answers) {
        var filter = new CorsFilter(allowed(settings));
        filter.setCorsProcessor(new Origins(answers));
        return filter;
    }

    private static CorsConfigurationSource allowed(WebSettings settings) {
        var source = new UrlBasedCorsConfigurationSource();
        if (!settings.allowedOrigins().isEmpty()) {
            var cors = new CorsConfiguration().applyPermitDefaultValues();
            cors.setAllowedOrigins(settings.allowedOrigins());
            cors.addAllowedMethod("PUT");
            cors.addAllowedMethod("PATCH");
            cors.addAllowedMethod("DELETE");
            cors.addExposedHeader(HttpHeaders.LINK);
            cors.addExposedHeader(HttpHeaders.RETRY_AFTER);
            cors.addExposedHeader("X-Request-Id");
            source.registerCorsConfiguration("/api/**", cors);
        }
        return source;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration allowed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var passes = super.processRequest(allowed, request, response);
        if (!passes) {
            answers.write(request, response, new Problem(ErrorCode.FORBIDDEN));
        }
        return passes;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        // answered above, in the caller's language
    }
}
