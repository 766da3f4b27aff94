/** Security chains, the error advice, health, the landing page: what stands on top of every feature. */
@NullMarked
package anb.web;

import org.jspecify.annotations.NullMarked;
