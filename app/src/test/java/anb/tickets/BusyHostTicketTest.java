package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.media.StandIn;
import anb.media.Turns;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A ticket is completed at a node that has no time, no memory or no turn to look at its file. */
@ExtendWith(OutputCaptureExtension.class)
class BusyHostTicketTest extends TicketsFixture {

    @Autowired
    Assembly assembly;

    @Autowired
    Remains remains;

    @Autowired
    VideoEntry entry;

    @Autowired
    TicketSettings settings;

    @ParameterizedTest
    @ValueSource(strings = {"exec sleep 600", "kill -9 $$"})
    void theTicketStaysOpenAndIsCompletedWhereThereIsTime(String script) throws Exception {
        String id = sender.sent(clip());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> completion(script).complete(person.id(), TicketId.from(id)))
                .satisfies(busy -> {
                    assertThat(busy.code()).isEqualTo(ErrorCode.TOO_BUSY_TO_INSPECT);
                    assertThat(busy.retryAfter()).isNotNull();
                });

        assertThat(tickets.requireOwned(person.id(), TicketId.from(id)).state()).isEqualTo(TicketState.OPEN);
        assertThat(videos()).isEmpty();
        awaitEmptyTemp();
        var again = sender.complete(id);
        assertThat(again.status()).as(again.raw().body()).isEqualTo(201);
        assertThat(videos()).containsExactly(UUID.fromString(id));
    }

    @Test
    void theLogSaysThatThereWasNoTurnToFetchIt(CapturedOutput log) throws Exception {
        var clip = clip();
        String id = sender.sent(clip);
        var none = new Turns(0, Duration.ofMillis(1));
        var checking = new Checking(store, scratch, StandIn.inspection(folder, "exit 1"), none);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> completion(checking).complete(person.id(), TicketId.from(id)))
                .satisfies(busy -> assertThat(busy.code()).isEqualTo(ErrorCode.TOO_BUSY_TO_INSPECT));

        assertThat(tickets.requireOwned(person.id(), TicketId.from(id)).state()).isEqualTo(TicketState.OPEN);
        var said = "no verdict on a file of %d bytes: there was no turn to fetch it".formatted(Files.size(clip));
        assertThat(log.getOut()).contains(said);
    }

    /** On a host so busy that the script itself hardly computes it is told to come back, and does. */
    @Test
    void whatKeepsAnyHostBusyIsRefusedForGoodAndNothingIsKept() throws Exception {
        String id = sender.sent(clip());
        var completion = completion("while :; do :; done");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> completion.complete(person.id(), TicketId.from(id)))
                        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNREADABLE)));

        assertThat(tickets.requireOwned(person.id(), TicketId.from(id)).state()).isEqualTo(TicketState.REFUSED);
        assertNothingIsStored(id);
    }

    private Completion completion(String script) throws Exception {
        return completion(new Checking(store, scratch, StandIn.inspection(folder, script), settings));
    }

    private Completion completion(Checking checking) {
        return new Completion(tickets, assembly, checking, remains, entry);
    }
}
