package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import anb.faults.Stage.Line;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Line OK = new Line(200, "{}");

    @Test
    void mostOfItChangesSomethingAndEachActIsCounted() throws Exception {
        try (var stage = new Stage(TrafficTest::asThePlatformDoes)) {
            var traffic = traffic(stage, 32);

            assertThat(traffic.failures()).isEmpty();
            assertThat(traffic.answered())
                    .hasSize(10)
                    .containsEntry("vote", 4L)
                    .containsEntry("withdraw vote", 4L)
                    .containsEntry("change profile", 4L)
                    .containsEntry("open upload", 4L)
                    .containsEntry("give upload up", 4L)
                    .containsEntry("publish", 2L)
                    .containsEntry("withdraw", 2L);
        }
    }

    @Test
    void anAnswerThatIsNotExpectedIsAFailureWhicheverActItWas() throws Exception {
        try (var stage = new Stage((number, request) -> new Line(503, "{\"code\":\"unavailable\"}"))) {
            var traffic = traffic(stage, 8);

            assertThat(traffic.failures()).hasSize(8).allMatch(failure -> failure.contains(": 503 "));
        }
    }

    @Test
    void aVoteMayHaveCountedBeforeItsAnswerWasLostButNothingElseMayBeKnown() throws Exception {
        try (var stage = new Stage((number, request) -> new Line(400, "{\"code\":\"already_voted\"}"))) {
            var traffic = traffic(stage, 8);

            assertThat(traffic.failures()).hasSize(7).noneMatch(failure -> failure.startsWith("vote:"));
        }
    }

    @Test
    void noAnswerIsAFailure() throws Exception {
        try (var stage = new Stage((number, request) -> Line.SILENCE)) {
            assertThat(traffic(stage, 8).failures()).hasSize(8);
        }
        try (var stage = new Stage((number, request) -> new Line(200, "{\"code\":\"ok"))) {
            assertThat(traffic(stage, 8).failures()).hasSize(8);
        }
    }

    private static Traffic traffic(Stage stage, int acts) {
        var traffic = new Traffic(stage.http(), List.of("ana", "luz", "eva"), "v1", new Traffic.Own("ana", "v2"));
        IntStream.range(0, acts).forEach(traffic::act);
        return traffic;
    }

    private static Line asThePlatformDoes(int number, HttpExchange request) {
        var opens = request.getRequestMethod().equals("POST")
                && request.getRequestURI().getPath().equals("/api/uploads");
        return opens ? new Line(201, "{\"upload_id\":\"u1\"}") : OK;
    }
}
