package anb.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends whoever must be somebody to the sign-in page, and from there back; scripts are told by a status. */
class SignInFirst implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (request.getRequestURI().startsWith("/site/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var page = "/signin?next=" + Frame.encoded(wanted(request));
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", page);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, page);
        }
    }

    /** What was sent cannot be sent again; the page it was sent from can be shown again. */
    private static String wanted(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return path.substring(0, Math.max(1, path.lastIndexOf('/')));
        }
        @Nullable String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }
}
