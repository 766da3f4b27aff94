package anb.web;

import anb.audit.ActorArgument;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.util.List;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Filters and arguments common to all endpoints. */
@Configuration(proxyBeanMethods = false)
class WebTier implements WebMvcConfigurer {

    /** Bytes; held for each connection. */
    private static final int LARGEST_PIECE = 24 * 1024;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addAll(List.of(new CallerArgument(), new ActorArgument()));
    }

    /** JSON only, whatever else a library on the class path could read or write. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(all ->
                all.removeIf(converter -> converter.getSupportedMediaTypes().stream()
                        .anyMatch(type -> type.getSubtype().endsWith("xml"))));
    }

    /** A page of the list goes out in one piece: Tomcat's own buffer is 8 KB, and each piece costs a call to the system. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> writesInOnePiece() {
        return tomcat -> tomcat.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", String.valueOf(LARGEST_PIECE)));
    }

    @Bean
    Leaving leaving(WebSettings settings) {
        return new Leaving(settings.leave());
    }

    /** What snapshots answer closes its connection too. */
    @Bean
    FilterRegistrationBean<Filter> closingConnections(Leaving leaving) {
        return inOrder(leaving, Ordered.HIGHEST_PRECEDENCE);
    }

    /** Before everything else: what it answers has been through everything else a moment ago. */
    @Bean
    FilterRegistrationBean<Filter> snapshots(MeterRegistry meters) {
        return inOrder(new Snapshots(meters), Ordered.HIGHEST_PRECEDENCE + 5);
    }

    /** A path answers the same with and without a trailing slash; before security, which then sees one form only. */
    @Bean
    FilterRegistrationBean<Filter> trailingSlash() {
        var filter = UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
        return inOrder(filter, Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimit(ProblemAnswers answers, UnknownPaths unknown) {
        return inOrder(new BodyLimit(answers, unknown), SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10);
    }

    /** Inside security, which sets headers, and around whatever tags an answer. */
    @Bean
    FilterRegistrationBean<Filter> anyTag() {
        return inOrder(new AnyTag(), SecurityFilterProperties.DEFAULT_FILTER_ORDER + 15);
    }

    /** Tags the public reads that no snapshot answers, and says 304 to who has them. Inside security, which sets headers. */
    @Bean
    FilterRegistrationBean<Filter> tags() {
        var registration = inOrder(new Tags(), SecurityFilterProperties.DEFAULT_FILTER_ORDER + 20);
        registration.addUrlPatterns("/api/public/*");
        return registration;
    }

    /** Votes have nothing to tag: their answers need not be kept back for it. */
    private static final class Tags extends ShallowEtagHeaderFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        }

        /** Of a HEAD too, whose bytes are made and counted like those of a GET before they are left out. */
        @Override
        protected boolean isEligibleForEtag(
                HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
            return !response.isCommitted() && HttpStatus.valueOf(status).is2xxSuccessful();
        }
    }

    private static FilterRegistrationBean<Filter> inOrder(Filter filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
