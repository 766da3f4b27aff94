/** Players, clips and votes to look at: what {@code --anb.demo} fills an empty platform with. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "audit",
            "accounts",
            "storage",
            "jobs",
            "media",
            "videos",
            "uploads",
            "reports",
            "voting",
            "ranking",
            "upkeep"
        })
package anb.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
