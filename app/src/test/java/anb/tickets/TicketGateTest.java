package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.Client;
import anb.ExactCounts;
import anb.Together;
import anb.media.AdmissionSettings;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.uploads.UploadGate;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** Who may open a ticket, and for what. */
class TicketGateTest extends TicketsFixture {

    @Autowired
    UploadGate uploads;

    @Autowired
    AdmissionSettings admission;

    @Autowired
    ExactCounts counts;

    @ParameterizedTest
    @CsvSource({
        "size_bytes, 0, empty_file",
        "size_bytes, 104857601, file_too_large",
        "content_type, video/webm, not_mp4",
        "content_type, text/html, not_mp4",
        "title, '  ', title_missing"
    })
    void whatTheFormWouldRefuseIsRefusedWithItsCodeBeforeAnythingIsSent(String field, String value, String code) {
        var answer = open(field, field.equals("size_bytes") ? Long.valueOf(value) : value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(tickets.open(person.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "video/webm; codecs=vp9 | El archivo no es un video MP4 ni MOV: parece video/webm.",
                "un video, creo | El archivo no es un video MP4 ni MOV."
            })
    void aTypeThatIsNotTakenIsNamedBesideThoseThatAre(String type, String said) {
        assertThat(open("content_type", type).body().path("detail").asString()).isEqualTo(said);
    }

    @Test
    void aSizeBeyondAnyNumberIsTooLargeAndNamed() {
        var answer = open("size_bytes", new BigInteger("20000000000000000000000"));

        assertThat(answer.code()).isEqualTo("file_too_large");
        assertThat(answer.body().at("/errors/0/message").asString().replaceAll("\\D", ""))
                .startsWith("19073486328125"); // in units of 1024 × 1024 bytes
    }

    @Test
    void aTitleOf201CharactersIsTooLong() {
        assertThat(open("title", "a".repeat(201)).code()).isEqualTo("title_too_long");
    }

    @Test
    void aCharacterCountsOnceHoweverItIsEncoded() {
        var refused = open("file_name", "🏀".repeat(256));

        assertThat(refused.body().at("/errors/0/message").asString())
                .isEqualTo("Debe tener como máximo 255 caracteres; tiene 256.");
        assertThat(open("file_name", "🏀".repeat(255)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "file_name, '', required, Es obligatorio.",
        "content_type, ' ', required, Es obligatorio.",
        "size_bytes, -1, out_of_range, Debe estar entre 1 y 104857600; se recibió -1.",
        "size_bytes, muchos, not_a_number, Debe ser un número entero; se recibió muchos.",
        "file_name, 7, not_text, Debe ser un texto.",
        "title, 7, not_text, Debe ser un texto."
    })
    void aFieldThatIsNotWhatItMustBeIsNamed(String field, String value, String code, String said) {
        boolean number = value.matches("-?\\d+");
        var answer = open(field, number ? Long.valueOf(value) : value);

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/message").asString()).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "file_name", "size_bytes", "content_type"})
    void noFieldMayBeMissing(String field) {
        assertThat(open(field, null).status()).isEqualTo(400);
    }

    @Test
    void parametersOfTheTypeAreLetBe() {
        assertThat(open("content_type", "Video/MP4; codecs=\"avc1\"")
                        .body()
                        .path("content_type")
                        .asString())
                .isEqualTo("video/mp4");
    }

    @Test
    void ofTwelveAtOnceTenAreOpenedAndTheListShowsThem() throws Exception {
        List<Client.Answer> answers = Together.atOnce(12, n -> open("title", "Triple " + n));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .hasSize(2)
                .allSatisfy(refusal -> {
                    assertThat(refusal.code()).isEqualTo("too_many_open_uploads");
                    assertThat(refusal.raw().headers().firstValue("Retry-After"))
                            .isPresent();
                });
        var open = player.get("/api/uploads").body();
        assertThat(open).hasSize(10);
        assertThat(given.player().get("/api/uploads").body()).isEmpty();

        player.delete("/api/uploads/" + open.get(0).path("upload_id").asString());
        assertThat(open("title", "Triple").status()).isEqualTo(201);
    }

    /** Ten of this size would be as many tickets as anybody may have: by default their bytes are what counts first. */
    @Test
    void ofTheLargestClipsFiveMayBeOpenAndNotAMegabyteMore() {
        var largest = IntStream.range(0, 5)
                .mapToObj(n -> open("size_bytes", 100L << 20))
                .toList();

        var refused = open("size_bytes", 1 << 20);

        assertThat(largest).extracting(Client.Answer::status).containsOnly(201);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too_many_open_bytes");
        assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body().path("message").asString())
                .isEqualTo("Con esta tendrías 501 MB en subidas sin terminar y el máximo es 500 MB.");
        assertThat(refused.body().path("remedy").asString())
                .isEqualTo("Termina o cancela alguna; GET /api/uploads las muestra.");
        player.delete("/api/uploads/" + Sender.id(largest.getFirst()));
        assertThat(open("size_bytes", 1 << 20).status()).isEqualTo(201);
    }

    @Test
    void soManyBytesMayBeOpenAndNoMore() {
        var settings = new TicketSettings(
                DataSize.ofMegabytes(8), Duration.ofHours(24), 10, DataSize.ofMegabytes(60), 4, Duration.ofMinutes(15));
        var gate = new TicketGate(uploads, admission, tickets, settings);
        open("size_bytes", 40L << 20);

        gate.requireRoom(person.id(), new Announced("Triple", "clip.mp4", 20L << 20, "video/mp4"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> gate.requireRoom(
                        person.id(), new Announced("Triple", "clip.mp4", (20L << 20) + 1, "video/mp4")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_OPEN_BYTES))
                .satisfies(refusal -> assertThat(refusal.arguments()).isEqualTo(List.of(60.1, 60.0)));
    }

    @Test
    void whoHasNoRoomForAnotherVideoGetsNoTicket() {
        unfinished(25);

        assertThat(open("title", "Triple").code()).isEqualTo("too_many_unfinished");
    }

    @Test
    void ticketsCountAgainstTheHourAsUploadsDo() {
        var outcomes = counts.of(31, given::player, this::openedAndGivenUp);

        assertThat(outcomes.subList(0, 30)).containsOnly("opened");
        assertThat(outcomes.getLast()).isEqualTo("rate_limited");
    }

    private String openedAndGivenUp(Client who) {
        var answer = open(who, "title", "Triple");
        if (answer.status() != 201) {
            return answer.code();
        }
        who.delete("/api/uploads/" + Sender.id(answer));
        return "opened";
    }

    private Client.Answer open(String field, @Nullable Object value) {
        return open(player, field, value);
    }

    private static Client.Answer open(Client who, String field, @Nullable Object value) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "title", "Triple", "file_name", "clip.mp4", "size_bytes", 48_230_011, "content_type", "video/mp4"));
        if (value == null) {
            form.remove(field);
        } else {
            form.put(field, value);
        }
        return who.post("/api/uploads", form);
    }
}
