package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.Client;
import anb.HostileValues;
import anb.Together;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
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

/** What an upload leaves behind: one video, one job and one object together, or nothing at all. */
class SubmissionTest extends UploadsFixture {

    @Autowired
    Submission submission;

    @Test
    void anUploadIsARowAJobAndAnObject() throws IOException {
        Set<String> before = originals();

        String id = uploaded(player.upload(clip(), "Triple", Map.of()));

        assertThat(videos()).extracting(UUID::toString).containsExactly(id);
        assertThat(jobs()).isEqualTo(1);
        assertThat(added(before)).containsExactly("uploads/" + id + ".mp4");
    }

    static Stream<String> hostileTitles() {
        return HostileValues.some();
    }

    @ParameterizedTest
    @MethodSource("hostileTitles")
    void aTitleIsTakenForNothingButItself(String hostile) throws IOException {
        var answer = player.upload(clip(), hostile, Map.of());

        var titles = db.sql("select title from video where player = :player")
                .param("player", person.id().value())
                .query(String.class)
                .list();
        if (answer.status() == 201) {
            assertThat(titles).containsExactly(hostile.strip());
            assertThat(player.get("/api/videos").body().get(0).path("title").asString())
                    .isEqualTo(hostile.strip());
        } else {
            assertThat(answer.code()).isIn("title_missing", "title_too_long", "invalid_request");
            assertThat(titles).isEmpty();
        }
    }

    @Test
    void ofManyUploadsAtOnceOnlyAsManyAreTakenAsTheQuotaLeavesRoomFor() throws Exception {
        Set<String> before = originals();
        Path clip = clip();
        unfinished(23);

        List<Client.Answer> answers = Together.atOnce(5, n -> player.upload(clip, "Triple " + n, Map.of()));

        assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(2);
        assertThat(answers).filteredOn(a -> a.status() == 429).hasSize(3).allSatisfy(refusal -> {
            assertThat(refusal.code()).isEqualTo("too_many_unfinished");
            assertThat(refusal.raw().headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(videos()).hasSize(2);
        assertThat(jobs()).isEqualTo(2);
        assertThat(added(before)).hasSize(2);
        awaitEmptyTemp();
    }

    @Test
    void whoHasNoRoomIsToldSoBeforeSendingAByte() throws IOException {
        unfinished(25);

        try (var upload = new RawUpload(port, person.token(), 90_000_000)) {
            assertThat(upload.status()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"immediate", "deferred"})
    void nothingIsKeptOfAnUploadThatTheDatabaseDoesNotTake(String when) throws IOException {
        Set<String> before = originals();
        db.sql("""
                create function refuse_upload() returns trigger language plpgsql as $$
                begin raise exception 'the disk is full' using errcode = '53100'; end $$;
                create constraint trigger refuse_upload after insert on video deferrable initially %s
                for each row when (new.title = 'No cabe') execute function refuse_upload()
                """.formatted(when)).update();
        try {
            assertThat(player.upload(clip(), "No cabe", Map.of()).status()).isEqualTo(503);
        } finally {
            db.sql("drop function refuse_upload cascade").update();
        }

        assertThat(videos()).isEmpty();
        assertThat(jobs()).isZero();
        assertThat(added(before)).isEmpty();
        awaitEmptyTemp();
    }

    @Test
    void whatArrivesWhenItsPlayerHasLeftForGoodIsNotKept() throws IOException {
        Set<String> before = originals();
        Path clip = clip();
        db.sql("update account set erased_at = now() where id = :id")
                .param("id", person.id().value())
                .update();

        assertThatThrownBy(() -> submission.submit(person.id(), "Tarde", "video_file", clip, null))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNAUTHORIZED));

        assertThat(videos()).isEmpty();
        assertThat(jobs()).isZero();
        assertThat(added(before)).isEmpty();
    }
}
