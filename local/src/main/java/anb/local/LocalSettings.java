package anb.local;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only this shape needs to know.
 *
 * @param data the folder that keeps everything: database, videos, secrets, unpacked programs
 */
@ConfigurationProperties("anb")
record LocalSettings(@DefaultValue("./data") Path data) {}
