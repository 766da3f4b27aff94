/** The platform on one machine: the application together with every part it needs. */
@NullMarked
package anb.local;

import org.jspecify.annotations.NullMarked;
