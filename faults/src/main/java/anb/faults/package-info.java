/**
 * Breaks a running cluster in every way that is foreseen and checks afterwards that nothing was lost, done twice or left
 * undone. Knows the platform from outside: HTTP, tables, streams, files and processes; nothing in it knows this.
 */
@NullMarked
package anb.faults;

import org.jspecify.annotations.NullMarked;
