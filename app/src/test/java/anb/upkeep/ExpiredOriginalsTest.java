package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import anb.videos.Videos;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Originals go once they were kept long enough, unless a rendition is still to be made of them. */
class ExpiredOriginalsTest extends SweepFixture {

    @Autowired
    Videos videos;

    @Test
    void anOriginalKeptLongEnoughGoesAndItsAbsenceIsNormal() {
        uploadedDaysAgo(8);

        sweep(HOUR, Duration.ofDays(7));

        assertThat(store.exists(original())).isFalse();
        assertThat(videos.find(video).orElseThrow().originalExpired()).isTrue();
        var answer = given.visitor().withToken(player.token()).get("/api/videos/" + video);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().has("original_url")).isFalse();
    }

    @Test
    void noOriginalGoesWhileItsVideoIsStillToBeProcessed() {
        uploadedDaysAgo(8);
        db.sql("update video set status = 'processing' where id = :id")
                .param("id", video.value())
                .update();

        sweep(HOUR, Duration.ofDays(7));

        assertThat(store.exists(original())).isTrue();
    }

    @Test
    void noOriginalGoesWhileItsVideoWaitsToBeMadeAgain() {
        uploadedDaysAgo(8);
        orderInBackground();

        sweep(HOUR, Duration.ofDays(7));

        assertThat(store.exists(original())).isTrue();
    }

    @Test
    void norWhenItWasOrderedAfterTheSweepHadLooked() {
        uploadedDaysAgo(8);
        meanwhile = this::orderInBackground;

        sweep(HOUR, Duration.ofDays(7));

        assertThat(store.exists(original())).isTrue();
    }

    /** Of a video that has a clip; not due before the test is over. */
    private void orderInBackground() {
        db.sql("""
                insert into job (id, kind, lane, subject, owner, turn, background, due_at)
                values (gen_random_uuid(), 'render', 'heavy', :video, :owner, 0, true, now() + interval '1 hour')
                on conflict do nothing
                """)
                .param("video", video.value())
                .param("owner", player.id().value())
                .update();
    }
}
