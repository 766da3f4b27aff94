/** The network and who may speak to whom. */
@NullMarked
package anb.infra.network;

import org.jspecify.annotations.NullMarked;
