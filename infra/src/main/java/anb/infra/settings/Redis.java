package anb.infra.settings;

import java.util.Optional;

/**
 * The broker.
 *
 * @param instance ElastiCache's node type without {@code cache.}; absent: Redis runs on the worker's machine
 */
public record Redis(Optional<String> instance) {

    /** Whether it runs on the machine of the only worker. */
    public boolean onWorker() {
        return instance.isEmpty();
    }
}
