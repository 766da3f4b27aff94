package anb.site;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/** Answers 403, and keeps the reason for the page that is shown then. */
class Denied implements AccessDeniedHandler {

    private final AccessDeniedHandler status = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, refused);
        status.handle(request, response, refused);
    }

    /** Whether it was a form without its token: the page was open for too long, or cookies were deleted meanwhile. */
    static boolean forItsForm(HttpServletRequest request) {
        return request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException;
    }
}
