package anb.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the web tier.
 *
 * @param allowedOrigins pages of which other origins may call the API (CORS); none by default
 */
@ConfigurationProperties("anb.web")
record WebSettings(@DefaultValue List<String> allowedOrigins) {}
