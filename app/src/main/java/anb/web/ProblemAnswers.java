package anb.web;

import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import anb.problem.Wording;
import anb.site.ErrorPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal in the caller's language: problem+json (RFC 9457), or a small page to a browser outside the API. */
@Component
class ProblemAnswers {

    private final JsonMapper json;
    private final Language language;
    private final ErrorPages pages;

    ProblemAnswers(JsonMapper json, Language language, ErrorPages pages) {
        this.json = json;
        this.language = language;
        this.pages = pages;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var locale = language.resolveLocale(request);
        var wording = Wording.of(problem.code(), arguments(problem), locale);
        response.resetBuffer();
        headers(response, problem, locale);
        if (wantsPage(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            send(response, "text/html", pages.of(request, problem.code().status(), wording, locale));
        } else {
            var body = json.writeValueAsString(body(ErrorPages.asked(request), problem, wording, locale));
            send(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The whole answer to a request that nobody could read, in the language of who says nothing; it closes the connection. */
    byte[] bare(Problem problem) {
        var spanish = Locale.of("es");
        var wording = Wording.of(problem.code(), arguments(problem), spanish);
        var body = json.writeValueAsBytes(body("/", problem, wording, spanish));
        var head =
                "HTTP/1.1 %d \r\nContent-Type: %s\r\nContent-Language: es\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(problem.code().status(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, body.length)
                        .getBytes(StandardCharsets.US_ASCII);
        var whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static void headers(HttpServletResponse response, Problem problem, Locale locale) {
        response.setStatus(problem.code().status());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (problem.code().status() == HttpStatus.UNAUTHORIZED.value()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())));
        }
    }

    private static Map<String, Object> body(String path, Problem problem, Wording wording, Locale locale) {
        var code = problem.code().code();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:anb:problem:" + code);
        body.put("title", wording.title());
        body.put("status", problem.code().status());
        body.put("detail", wording.message());
        body.put("instance", path);
        body.put("code", code);
        body.put("message", wording.message());
        body.put("error", code);
        wording.remedy().ifPresent(remedy -> body.put("remedy", remedy));
        if (!problem.fields().isEmpty()) {
            body.put(
                    "errors",
                    problem.fields().stream().map(field -> field(field, locale)).toList());
        }
        return body;
    }

    private static Map<String, String> field(FieldProblem field, Locale locale) {
        var body = new LinkedHashMap<String, String>();
        body.put("field", field.field());
        body.put("code", field.code());
        body.put("message", Wording.of(field, locale));
        return body;
    }

    /** An invalid request names its fields in the sentence too, for clients that show only that. */
    private static List<?> arguments(Problem problem) {
        if (problem.code() != ErrorCode.INVALID_REQUEST || problem.fields().isEmpty()) {
            return problem.arguments();
        }
        return List.of(
                problem.fields().stream().map(FieldProblem::field).distinct().collect(Collectors.joining(", ")));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && !ErrorPages.asked(request).startsWith("/api");
    }

    private static void send(HttpServletResponse response, String type, byte[] bytes) throws IOException {
        response.setContentType(type.startsWith("text/") ? type + ";charset=UTF-8" : type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
