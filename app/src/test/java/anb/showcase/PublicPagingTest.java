package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import anb.videos.VideoId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order the public list comes, and part by part. */
class PublicPagingTest extends PublicListFixture {

    @Test
    void theNewestOrTheMostVotedComesFirst() {
        VideoId old = given.publishedOnPaper(person.id(), "Viejo");
        given.publishedOnPaper(person.id(), "Nuevo");
        ballots.fill(old, 1, Instant.now());

        assertThat(titles("")).containsExactly("Nuevo", "Viejo");
        assertThat(titles("&sort=recent")).containsExactly("Nuevo", "Viejo");
        assertThat(titles("&sort=votes")).containsExactly("Viejo", "Nuevo");
        assertThat(titles("&limit=1&offset=1")).containsExactly("Viejo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recent", "votes"})
    void followingTheLinksLeadsThroughEverythingExactlyOnce(String sort) throws Exception {
        for (int n = 0; n < 12; n++) {
            VideoId video = given.publishedOnPaper(person.id(), "Canasta número " + n);
            if (n % 3 > 0) {
                ballots.fill(video, n % 3, Instant.now());
            }
        }
        oneMomentForAll();

        List<String> seen = new ArrayList<>();
        String next = list("&q=n%C3%BAmero&sort=" + sort + "&limit=3");
        int pages = 0;
        while (!next.isEmpty() && pages++ < 10) {
            var answer = visitor.get(next);
            assertThat(answer.status()).as(next).isEqualTo(200);
            assertThat(answer.body()).as("behind a link").isNotEmpty();
            answer.body().forEach(row -> seen.add(row.path("title").asString()));
            next = nextOf(answer);
        }

        List<String> all = titles("&sort=" + sort + "&limit=100");
        assertThat(all).hasSize(12);
        assertThat(seen).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recent", "votes"})
    void aPageInTheDepthIsTheSameHoweverItIsReached(String sort) {
        many(2_500, given.publishedOnPaper(person.id(), "Uno de muchos"));
        vote("abs(hashtext(title)) % 7");
        vote("case votes when 3 then 4 else votes end"); // a level that nobody is on any more
        var all = new ArrayList<String>();
        String next = list("&limit=100&sort=" + sort);
        while (!next.isEmpty()) {
            var answer = visitor.get(next);
            answer.body().forEach(row -> all.add(row.path("title").asString()));
            next = nextOf(answer);
        }
        assertThat(all).hasSize(2_501).doesNotHaveDuplicates();

        for (int offset : List.of(1_000, 1_249, 1_250, 1_251, 1_400, 2_401, 2_494, 2_500, 2_501, 1_000_000)) {
            var page = all.subList(Math.min(offset, all.size()), Math.min(offset + 7, all.size()));
            assertThat(titles("&limit=7&sort=%s&offset=%d".formatted(sort, offset)))
                    .as("behind %d", offset)
                    .isEqualTo(page);
        }
        db.sql("delete from video where player = :player")
                .param("player", person.id().value())
                .update();
        assertThat(titles("&offset=1001")).isEmpty();
    }

    private void vote(String votes) {
        db.sql("update tally set votes = " + votes
                        + " from video where video.id = tally.video and tally.player = :player")
                .param("player", person.id().value())
                .update();
    }

    @Test
    void aVideoThatComesWhileSomebodyPagesShiftsNothing() {
        given.publishedOnPaper(person.id(), "Uno");
        given.publishedOnPaper(person.id(), "Dos");
        given.publishedOnPaper(person.id(), "Tres");

        var first = visitor.get(list("&limit=2"));
        given.publishedOnPaper(person.id(), "Cuatro");

        assertThat(titlesAt(nextOf(first))).containsExactly("Uno");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=muchos, limit",
        "limit=0x10, limit",
        "limit=%EF%BC%95, limit",
        "offset=-1, offset",
        "offset=x, offset",
        "sort=uploaded, sort",
        "sort=VOTES, sort",
        "after=nonsense, after",
        "after=nonsense&offset=1, offset",
        "city=a%00b, city",
        "q=a%0Ab, q"
    })
    void aBadParameterIsRefusedByName(String parameter, String field) {
        refused(parameter, field);
    }

    @Test
    void anEmptyTokenIsNone() {
        given.publishedOnPaper(person.id(), "Uno");

        assertThat(titlesAt(list("&after="))).containsExactly("Uno");
    }

    @Test
    void aTextThatIsTooLongIsRefusedByName() {
        refused("q=" + "a".repeat(101), "q");
        refused("city=" + "a".repeat(101), "city");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z 0 01900000-0000-7000-8000-000000000000",
                "-1000000000-01-01T00:00:00Z 0 01900000-0000-7000-8000-000000000000",
                "2026-03-10T12:00:00Z 0 01900000-0000-7000-8000-000000000000 more",
                "2026-03-10T12:00:00Z 0",
                "2026-03-10T12:00:00Z many 01900000-0000-7000-8000-000000000000"
            })
    void aForgedPageKeyIsRefused(String text) {
        refused(
                "after="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                "after");
    }

    /** Equal times are the hard case for paging: the id alone must decide. */
    private void oneMomentForAll() {
        db.sql("update video set uploaded_at = date_trunc('second', uploaded_at) where player = :player")
                .param("player", person.id().value())
                .update();
    }

    private void refused(String parameter, String field) {
        var answer = visitor.get("/api/public/videos?" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }
}
