/** ANB Rising Stars Showcase. */
@NullMarked
package anb;

import org.jspecify.annotations.NullMarked;
