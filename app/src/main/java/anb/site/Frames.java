package anb.site;

import anb.editions.Editions;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Gives each page its frame: a parameter of that type. */
@Component
class Frames implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final LocaleResolver languages;
    private final Assets assets;
    private final Editions editions;
    private final Viewers viewers;
    private final SiteSettings settings;

    Frames(LocaleResolver languages, Assets assets, Editions editions, Viewers viewers, SiteSettings settings) {
        this.languages = languages;
        this.assets = assets;
        this.editions = editions;
        this.viewers = viewers;
        this.settings = settings;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Frame.class;
    }

    @Override
    public Frame resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    private Frame of(HttpServletRequest request) {
        var viewer = viewers.of(request).orElse(null);
        return new Frame(
                languages.resolveLocale(request),
                path(request),
                origin(request),
                assets.base(),
                editions.current().zone(),
                viewer,
                settings.contactOrNone(),
                viewer == null ? "" : csrf(request));
    }

    private String origin(HttpServletRequest request) {
        return Optional.ofNullable(settings.origin())
                .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request)
                        .build()
                        .toUriString());
    }

    /** Asking for the token sets its cookie: pages for everybody, which caches keep, must not. */
    static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    /**
     * Of an answer to a form: the page it stands on, since nobody can go to where it was sent. The container asks for its errors
     * elsewhere and by GET, and where nobody could read the address there is none.
     */
    static String path(HttpServletRequest request) {
        var method = request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String sent
                ? sent
                : request.getMethod();
        var address = ErrorPages.asked(request);
        if (HttpMethod.POST.matches(method)) {
            return PageOfForm.of(address);
        }
        var query = request.getQueryString();
        return address + (query == null ? "" : "?" + query);
    }
}
