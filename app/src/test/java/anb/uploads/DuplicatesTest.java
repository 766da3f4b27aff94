package anb.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Client;
import anb.Together;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file that was entered before is a video all the same, marked for the organiser. */
class DuplicatesTest extends UploadsFixture {

    @Test
    void theSameFileTwiceIsTwoVideosOfWhichTheSecondIsMarked() throws IOException {
        Path clip = clip();
        String first = uploaded(player.upload(clip, "Uno", Map.of()));
        String second = uploaded(player.upload(clip, "Dos", Map.of()));

        assertThat(duplicateOf(first)).isEmpty();
        assertThat(duplicateOf(second)).containsExactly(UUID.fromString(first));
    }

    @Test
    void theFileOfAnotherPlayerIsMarkedToo() throws IOException {
        Path clip = clip();
        Client other = given.player();

        String theirs = uploaded(other.upload(clip, "Uno", Map.of()));
        String mine = uploaded(player.upload(clip, "Uno", Map.of()));

        assertThat(duplicateOf(mine)).containsExactly(UUID.fromString(theirs));
        takeBack(other, theirs);
    }

    @Test
    void ofTwoPlayersWhoSendTheSameFileAtTheSameMomentOneIsMarked() throws Exception {
        Path clip = clip();
        Client other = given.player();
        List<String> ids;
        db.sql("""
                create function linger() returns trigger language plpgsql as $$
                begin perform pg_sleep(1); return null; end $$;
                create trigger linger after insert on video
                for each row when (new.title = 'A la vez') execute function linger()
                """).update();
        try {
            ids = Together.atOnce(2, n -> uploaded((n == 0 ? player : other).upload(clip, "A la vez", Map.of())));
        } finally {
            db.sql("drop function linger cascade").update();
        }

        var mine = UUID.fromString(ids.getFirst());
        var theirs = UUID.fromString(ids.getLast());
        assertThat(ids.stream().flatMap(id -> duplicateOf(id).stream()))
                .as("what the second of them refers to")
                .hasSize(1)
                .isSubsetOf(mine, theirs);
        assertThat(duplicateOf(ids.getFirst())).doesNotContain(mine);
        assertThat(duplicateOf(ids.getLast())).doesNotContain(theirs);
        takeBack(other, ids.getLast());
    }

    private List<UUID> duplicateOf(String id) {
        return db.sql("select duplicate_of from video where id = :id and duplicate_of is not null")
                .param("id", UUID.fromString(id))
                .query(UUID.class)
                .list();
    }
}
