package anb.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.annotation.PreDestroy;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords, as many at once as there are cores and on platform threads: hashing is pure CPU and would hold up
 * every virtual thread. Who finds too many waiting is sent away for some seconds.
 */
@Component
public class Passwords implements MeterBinder {

    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 19 * 1024; // with two passes and one lane: OWASP's minimum for Argon2id
    private static final int PASSES = 2;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2id", Map.of("argon2id", new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES)));
    private final String nobodys = encoder.encode("nobody has this password");
    private final ThreadPoolExecutor hashing;

    Passwords(AccountsSettings settings) {
        var cores = Runtime.getRuntime().availableProcessors();
        hashing = new ThreadPoolExecutor(
                cores,
                cores,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.hashingQueue()),
                Thread.ofPlatform().name("hashing-", 0).daemon().factory());
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder(
                        "anb.accounts.hashing.waiting",
                        hashing,
                        pool -> pool.getQueue().size())
                .description("passwords that wait to be hashed on this node")
                .register(meters);
    }

    /**
     * The hash to keep of a password.
     *
     * @throws Problem {@code too_busy_to_sign_in}
     */
    public String hash(String password) {
        return run(() -> encoder.encode(composed(password)));
    }

    /**
     * Whether a password is the one hashed; takes as long without a hash as with one.
     *
     * @param hash absent when there is no such account
     * @throws Problem {@code too_busy_to_sign_in}
     */
    boolean matches(String password, @Nullable String hash) {
        var same = run(() -> encoder.matches(composed(password), hash == null ? nobodys : hash));
        return same && hash != null;
    }

    /**
     * Keyboards differ in how they compose accents; people do not see the difference. Half a character, which JSON can
     * carry and UTF-8 cannot, becomes a question mark.
     */
    private static String composed(String password) {
        return Normalizer.normalize(new String(password.getBytes(UTF_8), UTF_8), Normalizer.Form.NFC);
    }

    private <T> T run(Callable<T> work) {
        try {
            return hashing.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw Problem.later(ErrorCode.TOO_BUSY_TO_SIGN_IN, BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.later(ErrorCode.TOO_BUSY_TO_SIGN_IN, BUSY);
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        }
    }

    @PreDestroy
    void close() {
        hashing.shutdownNow();
    }
}
