package anb.web;

import static org.springframework.security.authorization.AuthenticatedAuthorizationManager.authenticated;
import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasRole;
import static org.springframework.security.authorization.AuthorizationManagers.anyOf;
import static org.springframework.security.config.Customizer.withDefaults;

import anb.accounts.Callers;
import anb.audit.Audit;
import anb.audit.AuditFilter;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.watch.CallerInLog;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/** Who may call what: bearer tokens for the API, nothing for pages, no sessions, no cookies. */
@Configuration(proxyBeanMethods = false)
class Security {

    /** For what is data and never a page (OWASP REST Security Cheat Sheet). */
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final String PAGE_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Judged in this order: is the path open, is the token good, is the role right; where nothing answers, nothing is refused. */
    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            OpenPaths open,
            UnknownPaths unknown,
            Callers callers,
            ProblemAnswers answers,
            Audit audit,
            WebSettings settings,
            Environment environment) {
        http.csrf(AbstractHttpConfigurer::disable) // nothing is authenticated by a cookie
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(Security::headers)
                .addFilter(Origins.filter(settings, answers));
        http.authorizeHttpRequests(requests -> {
            requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                    .permitAll();
            if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
                requests.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll();
            } else {
                requests.requestMatchers(EndpointRequest.toAnyEndpoint()).hasRole("ADMIN");
            }
            requests.requestMatchers(open).permitAll();
            requests.requestMatchers("/api/admin/**", "/actuator/**").access(anyOf(hasRole("ADMIN"), unknown));
            requests.anyRequest().access(anyOf(authenticated(), unknown));
        });
        http.oauth2ResourceServer(bearer -> bearer.bearerTokenResolver(open)
                .jwt(jwt -> jwt.jwtAuthenticationConverter(callers))
                .authenticationEntryPoint((request, response, refused) ->
                        answers.write(request, response, new Problem(ErrorCode.UNAUTHORIZED)))
                .accessDeniedHandler((request, response, refused) ->
                        answers.write(request, response, new Problem(ErrorCode.FORBIDDEN))));
        http.addFilterAfter(new CallerInLog(), BearerTokenAuthenticationFilter.class);
        http.addFilterAfter(new AuditFilter(audit), CallerInLog.class);
        return http.build();
    }

    /** Every request has its measurement and its span already; one of each filter in between would cost more than they do. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Pages need more of them than answers that no browser shows: each costs time and bytes on the busiest evening. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled()
                .contentTypeOptions(withDefaults())
                .httpStrictTransportSecurity(withDefaults())
                .addHeaderWriter(new PublicReads.Caching())
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        OpenPaths.DATA, new ContentSecurityPolicyHeaderWriter(DATA_POLICY)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(OpenPaths.DATA),
                        new CompositeHeaderWriter(List.of(
                                new ContentSecurityPolicyHeaderWriter(PAGE_POLICY),
                                new XFrameOptionsHeaderWriter(),
                                new ReferrerPolicyHeaderWriter(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN),
                                new PermissionsPolicyHeaderWriter("geolocation=(), microphone=(), payment=()")))));
    }
}
