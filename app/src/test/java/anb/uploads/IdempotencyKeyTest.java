package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.ExactCounts;
import anb.HostileValues;
import anb.Together;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An upload that is sent again with its key is the upload it was. */
class IdempotencyKeyTest extends UploadsFixture {

    @Autowired
    ExactCounts counts;

    @Test
    void anUploadRepeatedWithItsKeyIsTheSameVideo() throws IOException {
        Set<String> before = originals();
        Path clip = clip();
        var key = Map.of("Idempotency-Key", "intento-1");

        String first = uploaded(player.upload(clip, "Triple", key));
        String again = uploaded(player.upload(clip, "Triple", key));

        assertThat(again).isEqualTo(first);
        assertThat(videos()).hasSize(1);
        assertThat(jobs()).isEqualTo(1);
        assertThat(added(before)).hasSize(1);
    }

    @Test
    void tenUploadsAtOnceWithOneKeyAreOneVideo() throws Exception {
        Set<String> before = originals();
        Path clip = clip();
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        List<String> ids = Together.atOnce(10, n -> uploaded(player.upload(clip, "Triple", key)));

        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(videos()).hasSize(1);
        assertThat(jobs()).isEqualTo(1);
        assertThat(added(before)).containsExactly("uploads/" + ids.getFirst() + ".mp4");
        awaitEmptyTemp();
    }

    @Test
    void aKeyUsedForAnotherClipOrTitleIsRefusedAndTheFirstVideoStays() throws IOException {
        Path clip = clip();
        var key = Map.of("Idempotency-Key", "intento-2");
        uploaded(player.upload(clip, "Triple", key));

        assertThat(player.upload(clip(), "Triple", key).code()).isEqualTo("idempotency_key_reused");
        assertThat(player.upload(clip, "Bandeja", key).code()).isEqualTo("idempotency_key_reused");
        assertThat(videos()).hasSize(1);
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void aKeyIsItsPlayersOwn() throws IOException {
        Path clip = clip();
        var key = Map.of("Idempotency-Key", "1");
        Client other = given.player();

        String mine = uploaded(player.upload(clip, "Triple", key));
        String theirs = uploaded(other.upload(clip, "Triple", key));

        assertThat(theirs).isNotEqualTo(mine);
        takeBack(other, theirs);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void aKeyThatIsEmptyOrTooLongIsRefused(int length) throws IOException {
        var answer = player.upload(clip(), "Triple", Map.of("Idempotency-Key", "k".repeat(length)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("idempotency_key_invalid");
        assertThat(answer.body().path("message").asString())
                .endsWith(": tiene " + length + " caracteres; debe tener entre 1 y 255 caracteres ASCII visibles.");
    }

    @Test
    void ofAKeyWithACharacterThatCannotBeSeenThatOneIsNamed() throws IOException {
        assertThat(player.upload(clip(), "Triple", Map.of("Idempotency-Key", "a b"))
                        .body()
                        .path("message")
                        .asString())
                .isEqualTo("El encabezado Idempotency-Key no es válido: contiene U+0020;"
                        + " debe tener entre 1 y 255 caracteres ASCII visibles.");
    }

    /** Others are refused before anything is looked for. */
    static Stream<String> hostileKeys() {
        return HostileValues.some().filter(value -> value.matches("[!-~]{1,255}"));
    }

    @ParameterizedTest
    @MethodSource("hostileKeys")
    void aKeyIsTakenForNothingButItself(String hostile) throws IOException {
        Path clip = clip();
        var key = Map.of("Idempotency-Key", hostile);

        String first = uploaded(player.upload(clip, "Triple", key));

        assertThat(uploaded(player.upload(clip, "Triple", key))).isEqualTo(first);
        assertThat(db.sql("select idempotency_key from video where player = :player")
                        .param("player", person.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(hostile);
    }

    @Test
    void anUploadRepeatedWithItsKeyNeedsNoRoom() throws Exception {
        Path clip = clip();
        unfinished(24);

        List<String> ids = Together.atOnce(
                4, n -> uploaded(player.upload(clip, "Triple", Map.of("Idempotency-Key", "la-ultima"))));

        assertThat(new HashSet<>(ids)).hasSize(1);
    }

    @Test
    void repeatsWithAKeyCountAgainstTheHourToo() throws IOException {
        Path clip = clip();
        var key = Map.of("Idempotency-Key", "una-y-otra-vez");

        var answers = counts.of(31, this::another, who -> who.upload(clip, "Triple", key));

        assertThat(answers.subList(0, 30)).extracting(Client.Answer::status).containsOnly(201);
        assertThat(answers.getLast().status()).isEqualTo(429);
        assertThat(videos()).hasSize(1);
    }

    /** Somebody else in this player's place. */
    private Client another() {
        takeBackWhatWasUploaded();
        aPlayer();
        return player;
    }
}
