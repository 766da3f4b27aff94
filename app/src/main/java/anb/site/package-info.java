/** The pages people use: what they show, who is signed in on them, and what lies beside them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "audit",
            "docs",
            "jobs",
            "accounts",
            "members",
            "editions",
            "limits",
            "paging",
            "storage",
            "media",
            "videos",
            "uploads",
            "tickets",
            "processing",
            "reports",
            "voting",
            "ranking",
            "progress",
            "showcase",
            "upkeep"
        })
package anb.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
