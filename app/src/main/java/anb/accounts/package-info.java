/** Sign-up, sign-in, tokens and roles. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "limits", "time", "audit"})
package anb.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
