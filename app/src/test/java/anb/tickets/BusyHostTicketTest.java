package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.media.StandIn;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A ticket is completed at a node that has no time or no memory to look at its file. */
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
        var checking = new Checking(store, scratch, StandIn.inspection(folder, script), settings);
        return new Completion(tickets, assembly, checking, remains, entry);
    }
}
