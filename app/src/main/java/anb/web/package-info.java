/** Security chains, the error advice, health: what stands on top of every feature. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"time", "watch", "problem", "audit", "accounts", "storage", "videos", "tickets", "site"})
package anb.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
