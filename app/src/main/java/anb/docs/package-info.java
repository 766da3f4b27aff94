/** The HTTP contract as a document, for programs and for people. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package anb.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
