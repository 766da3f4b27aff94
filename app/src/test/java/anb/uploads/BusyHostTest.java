package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.media.Containers;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A good clip meets a node that has no time or no memory to look at it. */
class BusyHostTest extends ReceptionFixture {

    @ParameterizedTest
    @ValueSource(strings = {"exec sleep 600", "kill -9 $$"})
    void aFormIsAskedToComeBackAndLeavesNothing(String script) throws Exception {
        var before = originals();
        var reception = reception(script, gate, new Arrivals(settings));
        var form = form(clip());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> reception.accept(person.id(), null, Containers.MP4, form))
                .satisfies(busy -> {
                    assertThat(busy.code()).isEqualTo(ErrorCode.TOO_BUSY_TO_INSPECT);
                    assertThat(busy.retryAfter()).isNotNull();
                });

        assertThat(videos()).isEmpty();
        assertThat(jobs()).isZero();
        assertThat(added(before)).isEmpty();
        awaitEmptyTemp();
    }

    /** On a host so busy that the script itself hardly computes it is told to come back, and does. */
    @Test
    void aFormThatKeepsAnyHostBusyIsRefused() throws Exception {
        var reception = reception("while :; do :; done", gate, new Arrivals(settings));
        var form = form(clip());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> reception.accept(person.id(), null, Containers.MP4, form))
                        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNREADABLE)));
    }
}
