/** The evening the large size is made for, played against the rules by which fleets grow, and what it all costs. */
@NullMarked
package anb.infra.evening;

import org.jspecify.annotations.NullMarked;
