package anb.site;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the pages.
 *
 * @param origin this site's address as others are told it, e.g. {@code https://showcase.example.org}; absent: whatever
 *     a request says it is
 * @param documents folder of the organiser's own rules and privacy pages; ours where it has none
 */
@ConfigurationProperties("anb.site")
record SiteSettings(@Nullable String origin, @Nullable String documents) {}
