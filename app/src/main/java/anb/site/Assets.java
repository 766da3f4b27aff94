package anb.site;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Style, scripts, fonts and pictures of the pages. All of them share one version, the digest of their bytes, as a part of
 * their path: whatever names another by a relative path stays within it, and browsers keep them for a year.
 */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {

    private static final String OURS = "classpath:/site/assets/";
    private static final String HTMX = "classpath*:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";

    private final Resource htmx;
    private final String version;

    Assets() throws IOException {
        var files = new PathMatchingResourcePatternResolver();
        htmx = files.getResources(HTMX)[0];
        version = digest(files.getResources("classpath*:/site/assets/**/*.*"), htmx);
    }

    /** Where a page finds them: {@code <base>/site.css}. */
    String base() {
        return "/assets/" + version;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        try {
            registry.addResourceHandler("/assets/**")
                    .addResourceLocations(OURS)
                    .addResourceLocations(htmx.createRelative(""))
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePublic()
                            .immutable())
                    .setEtagGenerator(asset -> "W/\"" + version + '"')
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addFixedVersionStrategy(version, "/**"));
        } catch (IOException e) {
            throw new IllegalStateException("htmx is on the class path", e);
        }
    }

    private static String digest(Resource[] files, Resource more) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(more.getContentAsByteArray());
            Arrays.sort(files, Comparator.comparing(Assets::path));
            for (var file : files) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String path(Resource file) {
        try {
            var path = file.getURL().toString();
            return path.substring(path.lastIndexOf("/site/assets/"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
