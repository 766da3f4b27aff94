package anb.audit;

import java.time.Instant;

/**
 * One use of an operator's tool, or one thing that it changed.
 *
 * @param number grows from entry to entry
 * @param who an account's id, or a user of the operating system
 * @param origin the client's address, or the host of the command line
 * @param request the same in all entries of one use
 */
public record AuditEntry(
        long number, Instant at, String who, String origin, String act, String outcome, String request) {}
