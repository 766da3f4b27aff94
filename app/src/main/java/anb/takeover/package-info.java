/** Taking over what an earlier system kept on a file share: two folders of clips, and a list of whose they are. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "accounts", "storage", "videos", "uploads", "moving"})
package anb.takeover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
