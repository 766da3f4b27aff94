package anb.storage;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages may send parts to the bucket.
 *
 * @param allowedOrigins origins of those pages, this site's own among them; none: the bucket's rules are left as they are
 */
@ConfigurationProperties("anb.storage")
record CorsSettings(@DefaultValue List<String> allowedOrigins) {}
