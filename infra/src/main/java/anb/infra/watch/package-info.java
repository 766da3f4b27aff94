/** What is looked at, and what wakes somebody. */
@NullMarked
package anb.infra.watch;

import org.jspecify.annotations.NullMarked;
