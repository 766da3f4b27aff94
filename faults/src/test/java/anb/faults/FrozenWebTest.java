package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import anb.faults.FrozenWeb.Answered;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be answered while a web node stands still. */
class FrozenWebTest {

    private static final Answered READ = new Answered(true, 200, "", Duration.ofMillis(15_100)),
            KNOWN = new Answered(false, 400, "already_voted", Duration.ofMillis(20)),
            IN_ITS_HANDS = new Answered(false, 503, "unavailable", Duration.ofSeconds(15));

    @Test
    void whoWaitedForItIsCounted() {
        assertThat(FrozenWeb.judged(List.of(READ, KNOWN, IN_ITS_HANDS)))
                .startsWith("2 of 3 reads and votes waited for it, the longest 15100 ms; 1 votes were refused");
    }

    @ParameterizedTest
    @CsvSource({
        "true, 503, unavailable, 15000",
        "true, 200, '', 20001",
        "false, 0, '', 15000",
        "false, 503, unavailable, 20",
        "false, 500, internal, 15000",
        "false, 400, invalid_request, 20",
        "false, 429, too_many_requests, 20"
    })
    void whatIsNotPromisedIsNamed(boolean read, int status, String code, long millis) {
        var answer = new Answered(read, status, code, Duration.ofMillis(millis));
        assertThatIllegalStateException()
                .isThrownBy(() -> FrozenWeb.judged(List.of(READ, answer, KNOWN)))
                .withMessageContaining(answer.toString());
    }
}
