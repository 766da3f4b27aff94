package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.accounts.AccountId;
import anb.jobs.Jobs;
import anb.limits.RateLimits;
import anb.media.Containers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An upload is sent again with its key, and its first is recorded only while the second is on its way. */
class RepeatedUploadTest extends ReceptionFixture {

    private static final String KEY = "otra-vez";

    /** Whoever looks at the clip once more is told to come back. */
    private static final String NO_VERDICT = "kill -9 $$";

    @Test
    void aRepeatWhoseFirstIsRecordedWhileItWaitsForItsTurnIsNotLookedAtAgain() throws Exception {
        var clip = clip();
        var arrivals = new Arrivals(new UploadSettings(true, 25, 1, Duration.ofMinutes(2)));
        var reception = reception(NO_VERDICT, gate, arrivals);
        var another = arrivals.enter(person.id());
        var repeat = new FutureTask<>(() -> reception.accept(person.id(), KEY, Containers.MP4, form(clip)));
        var waiter = Thread.startVirtualThread(repeat);
        await().until(() -> waitsForItsTurn(waiter));

        var first = uploadWithKey(clip);
        another.close();

        assertThat(repeat.get().toString()).isEqualTo(first);
    }

    @Test
    void aRepeatWhoseFirstTakesTheLastRoomAfterItsKeyWasLookedForIsNotRefused(
            @Autowired RateLimits limits, @Autowired Jobs queue, @Autowired InstantSource clock) throws Exception {
        var clip = clip();
        var first = new AtomicReference<String>();
        var meanwhile = new UploadGate(editions, limits, queue, settings, clock) {
            @Override
            void requireOpen(AccountId id) {
                first.set(uploadWithKey(clip));
                super.requireOpen(id);
            }
        };
        var reception = reception(NO_VERDICT, meanwhile, new Arrivals(settings));
        unfinished(24);

        var repeat = reception.accept(person.id(), KEY, Containers.MP4, form(clip));

        assertThat(repeat.toString()).isEqualTo(first.get());
    }

    private String uploadWithKey(Path clip) {
        return uploaded(player.upload(clip, "Triple", Map.of("Idempotency-Key", KEY)));
    }

    private static boolean waitsForItsTurn(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(Arrivals.class.getName()));
    }
}
