package anb.reports;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.ExactCounts;
import anb.Given;
import anb.RealParts;
import anb.Together;
import anb.accounts.Crowd;
import anb.paging.PageToken;
import anb.videos.VideoId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RealParts
class ReportsTest {

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    @Autowired
    ExactCounts counts;

    private VideoId video = new VideoId(new UUID(0, 0));
    private Client reader = Client.visitor(0);

    @BeforeEach
    void aVideoAndSomebodyWhoSeesIt() {
        video = given.publishedOnPaper(crowd.person("Renata", "Pasto").id(), "Triple");
        reader = given.player();
    }

    @Test
    void whoReportsAgainIsToldOfTheFirstReport() {
        var first = reader.post(path(video), Map.of("reason", "somebody_elses", "note", " Es mi\r\n\tvideo "));
        var second = reader.post(path(video), Map.of("reason", "other"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("note").asString()).isEqualTo("Es mi video");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void whoPressesTheButtonManyTimesAtOnceReportsOnce() throws Exception {
        var statuses = Together.atOnce(
                8, n -> reader.post(path(video), Map.of("reason", "other")).status());

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        var wrong = reader.post(path(video), Map.of("reason", "boring", "note", "a".repeat(501)));
        var nothing = reader.post(path(video));
        var numbers = reader.post(path(video), Map.of("reason", 7, "note", 8));

        assertThat(codes(wrong)).containsExactly("reason not_allowed", "note too_long");
        assertThat(codes(nothing)).containsExactly("reason required");
        assertThat(codes(numbers)).containsExactly("reason not_allowed", "note not_text");
        assertThat(reader.post(path(video), Map.of("reason", "other", "note", "a".repeat(500)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatThePublicDoesNotSeeCannotBeReported() {
        db.sql("update video set withdrawn_at = now() where id = :id")
                .param("id", video.value())
                .update();

        assertThat(reader.post(path(video), Map.of("reason", "other")).code()).isEqualTo("video_not_found");
    }

    @Test
    void whoReportsWithoutEndHasToWait() {
        var nothing = path(new VideoId(UUID.randomUUID()));

        var answers = counts.of(25, given::player, who -> who.post(nothing, Map.of("reason", "other")));

        assertThat(answers)
                .extracting(Client.Answer::status)
                .containsOnly(404, 429)
                .endsWith(429);
        assertThat(answers.subList(0, 20)).extracting(Client.Answer::status).containsOnly(404);
    }

    @Test
    void organisersReadTheReportsOfAVideoTogether() {
        reader.post(path(video), Map.of("reason", "somebody_elses", "note", "Es mía"));
        given.player().post(path(video), Map.of("reason", "somebody_elses"));
        given.player().post(path(video), Map.of("reason", "other", "note", "Otra cosa"));

        var all = given.admin().get("/api/admin/reports?limit=100").body();
        var one = dossier(all);

        assertThat(one.path("reports").asInt()).isEqualTo(3);
        assertThat(one.path("reasons")).hasToString("{\"somebody_elses\":2,\"other\":1}");
        assertThat(one.path("notes").findValuesAsString("note")).containsExactly("Otra cosa", "Es mía");
        assertThat(one.path("published").asBoolean()).isTrue();
        assertThat(all.findValuesAsString("reports").stream().map(Integer::valueOf))
                .isSortedAccordingTo((a, b) -> b - a);
        assertThat(one.toString()).doesNotContain("@example.org");
    }

    @Test
    void everyReportedVideoIsOnOnePageAndNoneOnTwo() {
        for (int n = 0; n < 5; n++) {
            var one = given.publishedOnPaper(crowd.person("Reportada", "Pasto").id(), "Triple por página " + n);
            for (int times = 0; times <= n % 2; times++) {
                given.player().post(path(one), Map.of("reason", "other"));
            }
        }
        var seen = new ArrayList<String>();
        var counts = new ArrayList<Integer>();
        var next = "/api/admin/reports?limit=2";
        while (!next.isEmpty()) {
            var page = given.admin().get(next);
            assertThat(page.body()).as("behind a link").isNotEmpty();
            seen.addAll(page.body().findValuesAsString("video_id"));
            page.body().forEach(each -> counts.add(each.path("reports").asInt()));
            next = page.raw()
                    .headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        db.sql("select distinct video::text from report where settled_at is null")
                                .query(String.class)
                                .list());
        assertThat(counts).isSortedAccordingTo(Comparator.reverseOrder());
        for (var nonsense :
                List.of("x", PageToken.of(1, "+1000000000-12-31T23:59:59Z", video), PageToken.of(-1, "", ""))) {
            assertThat(given.admin().get("/api/admin/reports?after=" + nonsense).code())
                    .isEqualTo("invalid_request");
        }
        db.sql("delete from video where title like 'Triple por página %'").update();
    }

    @Test
    void hidingTheVideoSettlesAllItsReports() {
        reader.post(path(video), Map.of("reason", "violent_or_offensive"));
        given.player().post(path(video), Map.of("reason", "other"));

        var settled = settle("hidden", "No es suyo");

        assertThat(settled.body().path("settled").asInt()).isEqualTo(2);
        assertThat(open()).isZero();
        assertThat(reader.get("/api/public/videos?limit=100").raw().body()).doesNotContain(video.toString());
        assertThat(db.sql("select act || ': ' || outcome from audit where act like '%' || :id order by number")
                        .param("id", video.toString())
                        .query(String.class)
                        .list())
                .containsExactly("hide video " + video + ": hidden", "settle 2 reports of video " + video + ": hidden");
    }

    @Test
    void dismissedReportsLeaveTheVideoAndMayBeMadeAnew() {
        var first = reader.post(path(video), Map.of("reason", "other")).body().path("report_id");

        assertThat(settle("dismissed", "").status()).isEqualTo(200);

        assertThat(settle("dismissed", "").body().path("settled").asInt()).isZero();
        var again = reader.post(path(video), Map.of("reason", "other"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().path("report_id")).isNotEqualTo(first);
    }

    @Test
    void aRulingThatIsRefusedSettlesNothing() {
        reader.post(path(video), Map.of("reason", "other"));

        assertThat(codes(settle("hidden", " "))).containsExactly("reason required");
        assertThat(codes(settle("burnt", "because"))).containsExactly("outcome not_allowed");
        assertThat(given.admin()
                        .post(
                                "/api/admin/reports/" + UUID.randomUUID() + "/settle",
                                Map.of("outcome", "hidden", "reason", "x"))
                        .code())
                .isEqualTo("video_not_found");
        assertThat(open()).isEqualTo(1);
    }

    private Client.Answer settle(String outcome, String reason) {
        return given.admin()
                .post("/api/admin/reports/" + video + "/settle", Map.of("outcome", outcome, "reason", reason));
    }

    private JsonNode dossier(JsonNode all) {
        return all.valueStream()
                .filter(one -> one.path("video_id").asString().equals(video.toString()))
                .findFirst()
                .orElseThrow();
    }

    private long open() {
        return db.sql("select count(*) from report where video = :id and settled_at is null")
                .param("id", video.value())
                .query(Long.class)
                .single();
    }

    private static List<String> codes(Client.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.body()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString() + " "
                        + error.path("code").asString())
                .toList();
    }

    private static String path(VideoId id) {
        return "/api/public/videos/" + id + "/reports";
    }
}
