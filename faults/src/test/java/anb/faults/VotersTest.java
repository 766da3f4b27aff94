package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;

import anb.faults.Acknowledged.Vote;
import anb.faults.Stage.Line;
import anb.faults.Stage.Script;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VotersTest {

    private static final Line COUNTED = new Line(200, "{}"), KNOWN = new Line(400, "{\"code\":\"already_voted\"}");

    final Acknowledged acknowledged = new Acknowledged();

    @Test
    void aPlatformThatForgetsIsCaughtWhenItTakesAVoteAgain() throws Exception {
        try (var stage = new Stage((number, request) -> COUNTED)) {
            var voters = voting(stage, "ana");
            acknowledged.begin("Redis flushed");
            Waiting.until(
                    "a vote is taken again",
                    Duration.ofSeconds(5),
                    () -> !voters.retaken().isEmpty());
            voters.stop();

            assertThat(voters.retaken().getFirst().voterAndVideo()).isEqualTo("ana v1");
        }
    }

    @Test
    void onePlatformThatRemembersIsNot() throws Exception {
        try (var stage = new Stage(remembering())) {
            var voters = voting(stage, "ana", "luz");
            Waiting.until(
                    "many votes", Duration.ofSeconds(5), () -> stage.keys().size() > 40);
            voters.stop();

            assertThat(voters.retaken()).isEmpty();
            assertThat(acknowledged.votes()).containsEntry("ana v1", new Vote(true, true, "no fault"));
            assertThat(acknowledged.votes().values()).hasSize(2).allMatch(Vote::certain);
        }
    }

    @Test
    void whatIsNotAnsweredIsInDoubtAndNotCounted() throws Exception {
        try (var stage = new Stage((number, request) -> number % 2 == 0 ? Line.SILENCE : new Line(503, "{}"))) {
            var voters = voting(stage, "ana", "luz");
            var before = voters.lastSuccess();
            Waiting.until(
                    "some attempts", Duration.ofSeconds(5), () -> stage.keys().size() > 6);
            voters.stop();

            assertThat(acknowledged.votes().values()).isNotEmpty().noneMatch(Vote::certain);
            assertThat(voters.counted()).isZero();
            assertThat(voters.lastSuccess()).isEqualTo(before);
        }
    }

    /** A vote that is on its way to somebody who stands still may be taken later than the next one. */
    @Test
    void whatIsInDoubtIsLeftAloneByTheCareful() throws Exception {
        var doubted = new AtomicInteger();
        var others = new AtomicInteger();
        Script script = (number, request) -> {
            var doubtful = request.getRequestURI().getPath().contains("v1");
            (doubtful ? doubted : others).incrementAndGet();
            return doubtful ? new Line(503, "{}") : KNOWN;
        };
        try (var stage = new Stage(script)) {
            var voters = started(stage, "ana");
            voters.careful(true);
            voters.add("v1");
            voters.add("v2");
            Waiting.until("another is voted for", Duration.ofSeconds(10), () -> others.get() > 30);
            voters.stop();

            assertThat(doubted).hasValue(1);
        }
    }

    /** One vote of each person, as the real one. */
    private static Script remembering() {
        Set<String> cast = ConcurrentHashMap.newKeySet();
        return (number, request) -> {
            var voter = String.valueOf(request.getRequestHeaders().getFirst("Authorization"));
            if (request.getRequestMethod().equals("DELETE")) {
                cast.remove(voter);
                return COUNTED;
            }
            return cast.add(voter) ? COUNTED : KNOWN;
        };
    }

    private Voters voting(Stage stage, String... names) {
        var voters = started(stage, names);
        voters.add("v1");
        return voters;
    }

    /** There is nothing to vote for yet. */
    private Voters started(Stage stage, String... names) {
        var people = new People(stage.http(), Path.of("no clip"));
        var tokens = List.of(names).stream().map(VotersTest::token).toList();
        return Voters.start(people, acknowledged, tokens, 4, 1);
    }

    private static String token(String account) {
        var payload = "{\"sub\":\"%s\"}".formatted(account).getBytes(StandardCharsets.UTF_8);
        return "x." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload) + ".x";
    }
}
