package anb.storage;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where temp files go.
 *
 * @param temp the folder all nodes of a machine share; each process makes a private one inside
 */
@ConfigurationProperties("anb")
record ScratchSettings(Path temp) {}
