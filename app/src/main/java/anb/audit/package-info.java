/** Who used an operator's tool, when, from where, and what it did. */
@NullMarked
@ApplicationModule(allowedDependencies = {"watch", "problem"})
package anb.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
