/** What outlives instances: clips, facts, the broker, secrets. */
@NullMarked
package anb.infra.data;

import org.jspecify.annotations.NullMarked;
