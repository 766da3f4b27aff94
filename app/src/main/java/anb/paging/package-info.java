/** How a list is read page by page: opaque tokens that say where a page begins, and links with them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package anb.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
