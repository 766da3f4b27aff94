package anb.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Remembers standings for two seconds: so long may a suspension go unnoticed by a node that just read the account. */
@Component
class Standings {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 50_000;

    private final Accounts accounts;
    private final InstantSource clock;
    private final Map<AccountId, Seen> seen = new ConcurrentHashMap<>();

    Standings(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Empty when there is no such account. */
    Optional<Standing> of(AccountId account) {
        var now = clock.instant();
        var last = seen.get(account);
        if (last == null || last.until().isBefore(now)) {
            last = new Seen(accounts.standing(account), now.plus(FRESH));
            if (seen.size() >= MOST) {
                seen.clear();
            }
            seen.put(account, last);
        }
        return last.standing();
    }

    private record Seen(Optional<Standing> standing, Instant until) {}
}
