/** What people report about clips, and what organisers make of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "paging", "limits", "accounts", "videos", "audit"})
package anb.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
