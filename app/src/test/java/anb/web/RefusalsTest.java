package anb.web;

import static org.assertj.core.api.Assertions.assertThat;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.multipart.MultipartException;

class RefusalsTest {

    static Stream<Exception> withoutRoom() {
        var full = new IOException("No space left on device");
        return Stream.of(
                new MultipartException("not parsed", full),
                new MultipartException("not parsed", new IOException("a part", full)),
                new IllegalStateException("a parameter", full),
                new UncheckedIOException("no folder", full));
    }

    /** 400 would make a client give up that only has to wait. */
    @ParameterizedTest
    @MethodSource("withoutRoom")
    void aFullDiskIsOursAndPassesBy(Exception withoutRoom) {
        var problem = Refusals.of(withoutRoom).orElseThrow();

        assertThat(problem.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(problem.retryAfter()).isNotNull();
    }

    @Test
    void aBodyThatEndsTooEarlyIsTheClients() {
        assertThat(Refusals.of(new MultipartException("not parsed", new IOException("unexpected end"))))
                .map(Problem::code)
                .contains(ErrorCode.MALFORMED_BODY);
    }

    @Test
    void whatNobodyForesawIsNoRefusal() {
        assertThat(Refusals.of(new IOException("something else"))).isEmpty();
    }
}
