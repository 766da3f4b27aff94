package anb.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.Client;
import anb.Client.Answer;
import anb.ExactCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.json.JsonMapper;

/** What its owner says is seen in a clip, by the API. */
class DescriptionTest extends VideosFixture {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    ExactCounts counts;

    @ParameterizedTest
    @EnumSource
    void anOwnerSaysChangesAndTakesBackWhatIsSeenWhateverBecameOfTheVideo(VideoStatus status) {
        var id = videoThatIs(status);
        var before = owner.get(path(id)).body();

        var said = describe(id, "  Boto, salto y encesto 🏀  ");
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body().path("description").asString()).isEqualTo("Boto, salto y encesto 🏀");
        assertThat(said.body()).isEqualTo(owner.get(path(id)).body());
        assertThat(owner.get("/api/videos").body().findValuesAsString("description"))
                .containsExactly("Boto, salto y encesto 🏀");

        assertThat(describe(id, "Paso atrás").body().path("description").asString())
                .isEqualTo("Paso atrás");

        assertThat(describe(id, null).body()).isEqualTo(before);
        assertThat(before.has("description")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200d \u3000"})
    void whatCannotBeSeenIsNoText(String nothing) {
        var id = video(true);
        describe(id, "Gancho");

        assertThat(describe(id, nothing).body().has("description")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"Otro\"}", ""})
    void whatIsNotSentStays(String body) {
        var id = video(true);
        describe(id, "Gancho");

        var answer = change(owner, id, body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("description").asString()).isEqualTo("Gancho");
        assertThat(answer.body().path("title").asString()).isEqualTo("Penetración");
    }

    @Test
    void aCharacterIsWhatAReaderCountsAsOne() {
        var id = video(true);

        assertThat(describe(id, "🏀".repeat(500)).status()).isEqualTo(200);
        var refused = describe(id, "🏀".repeat(501));

        assertThat(mistake(refused))
                .isEqualTo("description too_long Debe tener como máximo 500 caracteres; tiene 501.");
        assertThat(stored(id)).isEqualTo("🏀".repeat(500));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"description\": \"a\\nb\"}', invalid_characters, U+000A",
        "'{\"description\": \"a\\u0000b\"}', invalid_characters, U+0000",
        "'{\"description\": \"a\\u202eb\"}', invalid_characters, U+202E",
        "'{\"description\": \"a\\u2028b\"}', invalid_characters, U+2028",
        "'{\"description\": \"a\\ud800\"}', invalid_characters, U+D800",
        "'{\"description\": 7}', not_text, texto",
        "'{\"description\": [\"a\"]}', not_text, texto",
        "'{\"description\": {\"a\": 1}}', not_text, texto",
        "'{\"description\": true}', not_text, texto"
    })
    void whatIsNoLineOfTextIsRefusedAndWhatWasThereStays(String body, String code, String named) {
        var id = video(true);
        describe(id, "Gancho");

        var refused = change(owner, id, body);

        assertThat(mistake(refused)).startsWith("description " + code + " ").contains(named);
        assertThat(stored(id)).isEqualTo("Gancho");
    }

    @Test
    void othersMayNot() {
        var id = video(true);

        var refused = describe(given.player(), id, "De otra");

        assertThat(refused.code()).isEqualTo("not_owner");
        assertThat(change(given.player(), id, "{\"description\": 7}").code()).isEqualTo("not_owner");
        assertThat(stored(id)).isNull();
    }

    @Test
    void everybodyReadsItInTheListWhileTheVideoIsThere() {
        var id = video(true);
        process(id);
        describe(id, "Boto <b>y</b> encesto");

        assertThat(listed(id)).containsExactly("Boto <b>y</b> encesto");

        owner.delete(path(id) + "/publish");
        assertThat(listed(id)).isEmpty();
    }

    @Test
    void nobodyWritesAnewWithoutEnd() {
        var answers = counts.of(
                25,
                () -> crowd.person("Daniela", "Pasto"),
                who -> describe(
                                given.visitor().withToken(who.token()),
                                given.publishedOnPaper(who.id(), "Triple"),
                                "Salto")
                        .status());

        assertThat(answers.subList(0, 20)).containsOnly(200);
        assertThat(answers.getLast()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void theDatabaseStatesTheSameLaw(int length) {
        var id = video(true);

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> db.sql("update video set description = :text where id = :id")
                        .param("text", "🏀".repeat(length))
                        .param("id", id.value())
                        .update());
    }

    private List<String> listed(VideoId id) {
        return given.visitor()
                .get("/api/public/videos?limit=100")
                .body()
                .valueStream()
                .filter(video -> video.path("video_id").asString().equals(id.toString()))
                .map(video -> video.path("description").asString())
                .toList();
    }

    private Answer describe(VideoId id, @Nullable String text) {
        return describe(owner, id, text);
    }

    private static Answer describe(Client client, VideoId id, @Nullable String text) {
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put("description", text);
        return change(client, id, JSON.writeValueAsString(changes));
    }

    private @Nullable String stored(VideoId id) {
        return videos.find(id).orElseThrow().description();
    }
}
