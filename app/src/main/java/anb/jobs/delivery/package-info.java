/** Wakes idle workers through Redis Streams. Only hints travel here: with Redis away, work is found later, never lost. */
@NullMarked
package anb.jobs.delivery;

import org.jspecify.annotations.NullMarked;
