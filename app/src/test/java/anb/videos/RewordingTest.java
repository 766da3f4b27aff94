package anb.videos;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A video that is called something else afterwards, by the API. */
class RewordingTest extends VideosFixture {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @EnumSource
    void anOwnerCallsAVideoSomethingElseWhateverBecameOfIt(VideoStatus status) {
        var id = videoThatIs(status);

        var renamed = rename(id, "  Paso atrás 🏀  ");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.body().path("title").asString()).isEqualTo("Paso atrás 🏀");
        assertThat(renamed.body()).isEqualTo(owner.get(path(id)).body());
        assertThat(owner.get("/api/videos").body().findValuesAsString("title")).containsExactly("Paso atrás 🏀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'; drop table video; --",
                "${7*7} {{x}} %s %n",
                "ñandú = ñandú",
                "مرحبا 李小龍",
                "=HYPERLINK(\"http://x\")"
            })
    void aTitleMayBeOddButIsKeptAsItIs(String title) {
        var id = video(true);

        assertThat(rename(id, title).body().path("title").asString()).isEqualTo(title);
        assertThat(owner.get(path(id)).body().path("title").asString()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"title\": null}', title_missing",
        "'{\"title\": \"\"}', title_missing",
        "'{\"title\": \" \\u200d\\u3000 \"}', title_missing",
        "'{\"title\": \"a\\nb\"}', invalid_characters",
        "'{\"title\": \"a\\u0000b\"}', invalid_characters",
        "'{\"title\": \"a\\u202eb\"}', invalid_characters",
        "'{\"title\": \"a\\ud800\"}', invalid_characters",
        "'{\"title\": 7}', not_text",
        "'{\"title\": [\"a\"]}', not_text",
        "'{\"title\": {\"a\": 1}}', not_text"
    })
    void whatIsNoTitleOfAnUploadIsNoneAfterwards(String body, String code) {
        var id = video(true);

        assertThat(mistake(change(owner, id, body))).startsWith("title " + code + " ");
        assertThat(title(id)).isEqualTo("Penetración");
    }

    @Test
    void aCharacterIsWhatAReaderCountsAsOne() {
        var id = video(true);

        assertThat(rename(id, "🏀".repeat(200)).status()).isEqualTo(200);
        var refused = rename(id, "🏀".repeat(201));

        assertThat(refused.code()).isEqualTo("title_too_long");
        assertThat(title(id)).isEqualTo("🏀".repeat(200));
    }

    @Test
    void allThatIsSentIsWrittenOrNothing() {
        var id = video(true);

        var refused = change(owner, id, "{\"title\": \"Otro\", \"description\": \"a\\nb\"}");
        assertThat(mistake(refused)).startsWith("description invalid_characters ");
        assertThat(title(id)).isEqualTo("Penetración");

        var both = change(owner, id, "{\"title\": \"Otro\", \"description\": \"Boto\"}")
                .body();
        assertThat(both.path("title").asString() + " "
                        + both.path("description").asString())
                .isEqualTo("Otro Boto");
    }

    @Test
    void othersMayNot() {
        var id = video(true);

        assertThat(change(given.player(), id, "{\"title\": \"De otra\"}").code())
                .isEqualTo("not_owner");
        assertThat(change(given.player(), id, "{\"title\": 7}").code()).isEqualTo("not_owner");
        assertThat(change(given.visitor(), id, "{\"title\": \"De nadie\"}").status())
                .isEqualTo(401);
        assertThat(title(id)).isEqualTo("Penetración");
    }

    /** The title may be what it was hidden for. That it is another one shows it to nobody. */
    @Test
    void aHiddenVideoIsCalledSomethingElseAndStaysHidden() {
        var id = video(true);
        process(id);
        videos.hide(id, "El título ofende");

        assertThat(rename(id, "Disculpas").status()).isEqualTo(200);

        assertThat(published(id)).isFalse();
        assertThat(found("disculpas", "recent")).isEmpty();
        videos.restore(id);
        assertThat(found("disculpas", "recent")).containsExactly(id.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"recent", "votes"})
    void whoSearchesFindsItByItsNewTitleAndByItsPlayerButNotByTheOldOne(String sort) {
        var id = given.publishedOnPaper(person.id(), "Zancadilla primera");

        rename(id, "Ñapa Última");

        assertThat(found("napa ultima", sort)).contains(id.toString());
        assertThat(found("daniela napa", sort)).contains(id.toString());
        assertThat(found("zancadilla", sort)).doesNotContain(id.toString());
    }

    @Test
    void anUploadThatIsRepeatedIsKnownByTheTitleItCameWith() {
        var id = video(true);
        var file = id.toString().replace("-", "").repeat(2);

        rename(id, "Segundo");
        rename(id, "Tercero");

        assertThat(videos.isSameUpload(id, "Penetración", file)).isTrue();
        assertThat(videos.isSameUpload(id, "Segundo", file)).isFalse();
        assertThat(videos.isSameUpload(id, "Tercero", file)).isFalse();
    }

    private Answer rename(VideoId id, String title) {
        return change(owner, id, JSON.writeValueAsString(Map.of("title", title)));
    }

    private List<String> found(String words, String sort) {
        return given.visitor()
                .get("/api/public/videos?limit=100&sort=" + sort + "&q=" + words.replace(" ", "+"))
                .body()
                .findValuesAsString("video_id");
    }

    private String title(VideoId id) {
        return videos.find(id).orElseThrow().title();
    }
}
