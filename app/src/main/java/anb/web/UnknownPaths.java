package anb.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Requests no endpoint answers: they get their 404 or 405 without a token, as there is nothing to protect. */
@Component
class UnknownPaths implements RequestMatcher {

    private final ObjectProvider<RequestMappingHandlerMapping> endpoints;

    UnknownPaths(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        try {
            return endpoints.getObject().getHandler(request) == null;
        } catch (HttpRequestMethodNotSupportedException e) {
            return true;
        } catch (Exception e) { // an endpoint exists but wants another media type: to be judged after the token
            return false;
        } finally {
            ServletRequestPathUtils.clearParsedRequestPath(request);
        }
    }
}
