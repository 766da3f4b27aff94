package anb.infra.settings;

import java.util.Optional;

/**
 * The broker.
 *
 * @param instance ElastiCache's node type without {@code cache.}; absent: Redis runs on the worker's machine
 * @param moving whether it comes from there: its name is kept until no instance is told of it any more
 */
public record Redis(Optional<String> instance, boolean moving) {

    /** Whether it runs on the machine of the only worker. */
    public boolean onWorker() {
        return instance.isEmpty();
    }
}
