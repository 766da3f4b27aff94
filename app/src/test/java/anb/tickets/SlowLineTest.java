package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.storage.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A phone on a bad line loses seconds, not minutes. */
class SlowLineTest extends TicketsFixture {

    private static final int SIZE = 95 << 20;
    private static final int CUTS = 5;
    private static final int IN_FLIGHT = 3;
    private static final int MEGABYTES_A_SECOND = 2;
    private static final long SEED = 20261125;

    @Test
    void anUploadOverASlowLineThatIsCutFiveTimesSendsLittleTwice() throws Exception {
        Path clip = clip(SIZE);
        var opened = sender.open(clip);
        String id = Sender.id(opened);
        URI store = Sender.url(Sender.missing(opened.body()).getFirst());
        try (var line = new SlowLine(store, MEGABYTES_A_SECOND << 20);
                var cutter = Executors.newSingleThreadScheduledExecutor()) {
            var phone = new Sender(player, line.selector());
            var cuts = cutAtSeededTimes(line, cutter);

            int rounds = 0;
            for (var ticket = opened.body(); !Sender.missing(ticket).isEmpty(); rounds++) {
                sendWhatIsMissing(phone, clip, ticket);
                ticket = sender.ask(id).body();
            }
            var completed = sender.complete(id);

            assertThat(completed.status()).as(completed.raw().body()).isEqualTo(201);
            assertThat(sha256Recorded(id)).isEqualTo(Sha256.of(clip));
            List<Integer> broken = new ArrayList<>();
            for (var cut : cuts) {
                broken.add(cut.get());
            }
            assertThat(broken).hasSize(CUTS).allMatch(parts -> parts >= 1 && parts <= IN_FLIGHT);
            assertThat(rounds).as("rounds").isGreaterThan(1);
            int lost = broken.stream().mapToInt(Integer::intValue).sum();
            assertThat(line.sent())
                    .as("bytes sent, with " + lost + " parts cut off")
                    .isGreaterThan(SIZE)
                    .isLessThanOrEqualTo(SIZE + (long) lost * PART);
        }
    }

    /** All while the file is under way, which takes 47 seconds when nothing is sent twice. */
    private static List<? extends Future<Integer>> cutAtSeededTimes(SlowLine line, ScheduledExecutorService cutter) {
        return new Random(SEED)
                .longs(CUTS, 2_000, 45_000)
                .mapToObj(millis -> cutter.schedule(() -> cutOff(line), millis, TimeUnit.MILLISECONDS))
                .toList();
    }

    /** When nothing is under way just then, as between two rounds, a little later. @return how many parts it cost */
    private static int cutOff(SlowLine line) {
        return await().pollInterval(Duration.ofMillis(10)).until(line::cut, parts -> parts > 0);
    }

    /** Three parts at a time; what fails is asked for again afterwards. */
    private static void sendWhatIsMissing(Sender phone, Path clip, JsonNode ticket) throws InterruptedException {
        try (var hands = Executors.newFixedThreadPool(IN_FLIGHT)) {
            List<Future<Integer>> parts = new ArrayList<>();
            for (var part : Sender.missing(ticket)) {
                parts.add(hands.submit(() -> phone.put(clip, part).statusCode()));
            }
            for (var part : parts) {
                try {
                    assertThat(part.get()).isEqualTo(200);
                } catch (ExecutionException cut) {
                    assertThat(cut).hasCauseInstanceOf(IOException.class);
                }
            }
        }
    }
}
