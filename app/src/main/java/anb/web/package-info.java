/** Security chains, the error advice, health: what stands on top of every feature. */
@NullMarked
package anb.web;

import org.jspecify.annotations.NullMarked;
