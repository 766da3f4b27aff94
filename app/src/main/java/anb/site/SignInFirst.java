package anb.site;

import anb.site.AccountForms.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Sends whoever must be somebody to the sign-in page, and from there back; scripts are told by a status. Who comes to upload and
 * was nobody here before is likely new, and is sent to the form for an account, which has a way to sign in.
 */
class SignInFirst implements AuthenticationEntryPoint {

    private static final Pattern VOTE = Pattern.compile("/videos/([^/]+)/vote");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (request.getRequestURI().startsWith("/site/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var page = wanted(request).to(isNew(request) ? "/signup" : "/signin");
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", page);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, page);
        }
    }

    private static boolean isNew(HttpServletRequest request) {
        return request.getRequestURI().equals("/upload")
                && HttpMethod.GET.matches(request.getMethod())
                && SessionCookie.of(request).isEmpty();
    }

    /** What was sent cannot be sent again: the page it was sent from is shown again, and a vote is kept. */
    private static Way wanted(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (HttpMethod.POST.matches(request.getMethod())) {
            var vote = VOTE.matcher(path);
            return Way.of(PageOfForm.of(path), vote.matches() ? vote.group(1) : null);
        }
        @Nullable String query = request.getQueryString();
        return Way.of(query == null ? path : path + "?" + query, null);
    }
}
