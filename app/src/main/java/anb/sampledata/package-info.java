/** Fills an empty database as a busy contest would, for trying and measuring what the platform does at size. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "accounts", "voting", "ranking"})
package anb.sampledata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
