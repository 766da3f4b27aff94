/** The catalogue of errors: what can go wrong for a caller, its code and its HTTP status; and what keeps a node from starting. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package anb.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
