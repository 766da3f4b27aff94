/** Taking a clip in that its player sends straight to the store, in parts that can be sent again: tickets for that. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "time",
            "problem",
            "accounts",
            "editions",
            "storage",
            "jobs",
            "media",
            "videos",
            "uploads"
        })
package anb.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
