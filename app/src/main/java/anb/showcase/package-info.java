/** The reads that need several modules: my videos with votes and progress, the public list. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "paging",
            "accounts",
            "editions",
            "storage",
            "videos",
            "voting",
            "ranking",
            "progress"
        })
package anb.showcase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
