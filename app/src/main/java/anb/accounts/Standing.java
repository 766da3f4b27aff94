package anb.accounts;

import java.time.Instant;

/**
 * What decides whether a token still counts.
 *
 * @param active neither suspended nor erased
 * @param tokensValidFrom tokens issued earlier are refused
 */
record Standing(Role role, boolean active, Instant tokensValidFrom) {

    boolean accepts(long issuedMillis) {
        return active && issuedMillis >= tokensValidFrom.toEpochMilli();
    }
}
