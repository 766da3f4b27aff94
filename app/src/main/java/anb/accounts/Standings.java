package anb.accounts;

import anb.time.Repeat;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers who may act, and forgets whoever {@link StandingChanges} names. A suspension goes unnoticed for two seconds
 * at most: while the changes cannot be followed, nothing older than that is believed.
 */
@Component
class Standings {

    private static final Duration FOLLOW = Duration.ofMillis(500);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int MOST = 100_000;

    private final Accounts accounts;
    private final StandingChanges changes;
    private final InstantSource clock;
    private final Cache<AccountId, Seen> seen =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONG).build();
    private volatile @Nullable Followed followed;

    Standings(Accounts accounts, StandingChanges changes, InstantSource clock, Repeat repeat) {
        this.accounts = accounts;
        this.changes = changes;
        this.clock = clock;
        repeat.every(FOLLOW, "following standings", this::follow);
    }

    private record Seen(Optional<Standing> standing, Instant at) {}

    /**
     * How far the changes are known.
     *
     * @param since whatever was read later is known to be followed
     * @param until when the changes were last asked for
     * @param horizon of transactions: those below it have all been seen
     */
    private record Followed(Instant since, Instant until, String horizon) {}

    /** Empty when there is no such account. */
    Optional<Standing> of(AccountId account) {
        var known = seen.getIfPresent(account);
        if (known == null || !holds(known)) {
            // Read under the entry's lock: whoever forgets it meanwhile waits, so that no older reading outlives a
            // change.
            known = seen.asMap().compute(account, (id, old) -> old != null && holds(old) ? old : read(id));
        }
        return known.standing();
    }

    private Seen read(AccountId account) {
        var at = clock.instant();
        return new Seen(accounts.standing(account), at);
    }

    private boolean holds(Seen known) {
        var now = clock.instant();
        var reach = followed;
        return known.at().plus(FRESH).isAfter(now)
                || (reach != null
                        && reach.until().plus(FRESH).isAfter(now)
                        && known.at().isAfter(reach.since()));
    }

    /** Somebody whose standing was changed on this node: it need not wait for the next round. */
    void forget(AccountId account) {
        seen.invalidate(account);
    }

    /** One round: forgets whose standing changed since the last. A database restored elsewhere counts anew, and so do we. */
    void follow() {
        var now = clock.instant();
        var last = followed;
        if (last == null) {
            var horizon = changes.horizon();
            followed = new Followed(clock.instant(), now, horizon);
        } else {
            var round = changes.since(last.horizon());
            round.accounts().forEach(seen::invalidate);
            followed = round.isBehind(last.horizon()) ? null : new Followed(last.since(), now, round.horizon());
        }
    }
}
