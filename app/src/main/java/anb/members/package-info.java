/** Accounts as organisers see them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "paging", "accounts", "audit"})
package anb.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
