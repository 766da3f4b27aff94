/** The job ledger, its delivery through Redis, the worker loop, leases, retries and dead jobs. Knows nothing of videos. */
@NullMarked
@ApplicationModule(allowedDependencies = {"watch", "problem", "audit", "storage"})
package anb.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
