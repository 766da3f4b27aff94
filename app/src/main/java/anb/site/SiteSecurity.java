package anb.site;

import static org.springframework.security.config.Customizer.withDefaults;

import anb.accounts.Sessions;
import anb.audit.Audit;
import anb.audit.AuditFilter;
import anb.storage.PresignedUrls;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may see and do what on pages: signed in by a cookie, every form with a token against forgery. Nothing of it concerns
 * the API, which has a chain of its own and never looks at a cookie.
 */
@Configuration(proxyBeanMethods = false)
class SiteSecurity {

    private static final RequestMatcher PAGES = any(
            "/",
            "/videos/**",
            "/ranking",
            "/signin",
            "/signup",
            "/signout",
            "/upload",
            "/my/**",
            "/account/**",
            "/organiser/**",
            "/rules",
            "/privacy",
            "/api/docs",
            "/language",
            "/site/**",
            "/embed/**",
            "/oembed",
            "/sitemap.xml",
            "/sitemap/**",
            "/robots.txt",
            "/assets/**");

    private static final RequestMatcher EMBEDDED = any("/embed/**");

    private static final RequestMatcher SAME_FOR_ALL = any(
            "/assets/**",
            "/embed/**",
            "/oembed",
            "/sitemap.xml",
            "/sitemap/**",
            "/robots.txt",
            "/videos/*/clip.mp4",
            "/videos/*/poster.jpg",
            "/videos/*/thumbnail.jpg",
            "/videos/*/share.jpg");

    /** Asked for by a page that is left open: that is nobody who is there. */
    private static final RequestMatcher UNASKED = any("/site/organiser/**");

    /** What a page may load: from here, and films and pictures from the store. */
    private static final String POLICY = "default-src 'self'; img-src 'self' data: %1$s; media-src 'self' blob: %1$s; "
            + "connect-src 'self' %1$s; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors %2$s";

    @Bean
    @Order(0)
    SecurityFilterChain siteChain(HttpSecurity http, Sessions sessions, PresignedUrls store, Audit audit) {
        http.securityMatcher(PAGES)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(new CsrfTokens())
                        // the same token for as long as the browser is open: each request is a sign-in of its own
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers(headers, store.origin()))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(new SignInFirst()).accessDeniedHandler(new Denied()))
                .addFilterAfter(new SessionFilter(sessions, SAME_FOR_ALL, UNASKED), CsrfFilter.class)
                .addFilterAfter(new AuditFilter(audit), SessionFilter.class);
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/organiser/**", "/site/organiser/**")
                .hasRole("ADMIN")
                .requestMatchers(
                        "/upload",
                        "/my/**",
                        "/account/**",
                        "/site/**",
                        "/videos/*/vote",
                        "/videos/*/withdraw",
                        "/videos/*/report")
                .authenticated()
                .anyRequest()
                .permitAll());
        return http.build();
    }

    private static CookieCsrfTokenRepository tokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, String store) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .addHeaderWriter(policy(new NegatedRequestMatcher(EMBEDDED), store, "'none'"))
                .addHeaderWriter(policy(EMBEDDED, store, "*"))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(EMBEDDED), new XFrameOptionsHeaderWriter()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(
                        features -> features.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"));
    }

    private static DelegatingRequestMatcherHeaderWriter policy(RequestMatcher pages, String store, String frames) {
        return new DelegatingRequestMatcherHeaderWriter(
                pages, new StaticHeadersWriter("Content-Security-Policy", POLICY.formatted(store, frames)));
    }

    private static RequestMatcher any(String... patterns) {
        List<RequestMatcher> each = Stream.of(patterns)
                .<RequestMatcher>map(PathPatternRequestMatcher::pathPattern)
                .toList();
        return new OrRequestMatcher(each);
    }
}
