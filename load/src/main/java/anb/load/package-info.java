/** What visitors, voters and players do, many at once, and how the platform bears it. */
@NullMarked
package anb.load;

import org.jspecify.annotations.NullMarked;
