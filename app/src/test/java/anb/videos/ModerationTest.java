package anb.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.audit.Actor;
import anb.problem.Problem;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** That an organiser hid or showed a video, and that it is written down who did, is one thing: neither without the other. */
class ModerationTest extends VideosFixture {

    /** PostgreSQL takes no such character: what this one does cannot be written down. */
    private static final Actor UNSPEAKABLE = new Actor("organiser", "a desk", "\0");

    @Autowired
    Moderation moderation;

    Actor organiser;
    VideoId video;

    @BeforeEach
    void aPublicVideo() {
        organiser = new Actor("organiser", "a desk", UUID.randomUUID().toString());
        video = video(true);
        process(video);
    }

    @Test
    void bothComeFromOneTransaction() {
        moderation.hide(organiser, video, " ajeno ");
        assertThat(published(video)).isFalse();
        assertThat(writtenByTheTransactionThatChangedIt("hide video " + video)).isTrue();

        moderation.restore(organiser, video, "Error nuestro, dice ana@example.org");
        assertThat(published(video)).isTrue();
        assertThat(writtenByTheTransactionThatChangedIt("restore video " + video))
                .isTrue();
        assertThat(db.sql("select outcome from audit where act = :act")
                        .param("act", "restore video " + video)
                        .query(String.class)
                        .single())
                .isEqualTo("restored: Error nuestro, dice …");
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> moderation.hide(UNSPEAKABLE, video, "ajeno"));
        assertThat(published(video)).isTrue();

        moderation.hide(organiser, video, "ajeno");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> moderation.restore(UNSPEAKABLE, video, "mal"));
        assertThat(published(video)).isFalse();
    }

    @Test
    void whatIsNotDoneIsNotWrittenDown() {
        var nothing = new VideoId(UUID.randomUUID());
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> moderation.hide(organiser, nothing, "ajeno"));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> moderation.hide(organiser, video, " "));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> moderation.restore(organiser, nothing, "mal"));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> moderation.restore(organiser, video, null));

        assertThat(db.sql("select count(*) from audit where request = :request")
                        .param("request", organiser.request())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private boolean writtenByTheTransactionThatChangedIt(String act) {
        return db.sql("""
                select audit.xmin = video.xmin from audit, video
                where audit.request = :request and audit.act = :act and video.id = :video
                """)
                .param("request", organiser.request())
                .param("act", act)
                .param("video", video.value())
                .query(Boolean.class)
                .single();
    }
}
