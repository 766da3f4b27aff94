/** The verbs of the command line: what an operator asks of a running installation, and the answers as text. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "jobs", "upkeep", "moving", "takeover", "accounts", "problem"})
package anb.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
