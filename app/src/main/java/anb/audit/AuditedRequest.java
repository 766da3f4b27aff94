package anb.audit;

import static java.util.stream.Collectors.joining;

import anb.watch.LoggedPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.servlet.HandlerMapping;

/** What the audit calls a request. */
final class AuditedRequest {

    /** What endpoints for admins take; whatever else somebody wrote behind the question mark did nothing. */
    private static final List<String> PARAMETERS =
            List.of("subject", "limit", "before", "repair", "q", "suspended", "after", "dead", "reads");

    /** Numbers, answers and ids can be shown; any other value may be an address or a secret that got there by mistake. */
    private static final Pattern HARMLESS =
            Pattern.compile("\\d{1,19}|true|false|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private AuditedRequest() {}

    /** Method, path and arguments. */
    static String describe(HttpServletRequest request) {
        var path = LoggedPath.of(request);
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            for (var variable : variables.entrySet()) {
                path = path.replace("{" + variable.getKey() + "}", shown(String.valueOf(variable.getValue())));
            }
        }
        var query = PARAMETERS.stream()
                .filter(name -> request.getParameter(name) != null)
                .map(name -> name + "=" + shown(request.getParameter(name)))
                .collect(joining("&"));
        return request.getMethod() + " " + path + (query.isEmpty() ? "" : "?" + query);
    }

    private static String shown(String value) {
        return HARMLESS.matcher(value).matches() ? value : "…";
    }
}
