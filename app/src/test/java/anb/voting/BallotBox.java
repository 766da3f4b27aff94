package anb.voting;

import static org.awaitility.Awaitility.await;

import anb.videos.VideoId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills ballot boxes: votes and their events as if cast by so many people, folded into the tally. */
@Component
public class BallotBox {

    private final JdbcClient db;
    private final Tallies tallies;
    private final TallyFolder folder;

    BallotBox(JdbcClient db, Tallies tallies, TallyFolder folder) {
        this.db = db;
        this.tallies = tallies;
        this.folder = folder;
    }

    /** So many more votes for a video, all cast at that time. */
    public void fill(VideoId video, int votes, Instant at) {
        db.sql("""
                with cast_now as (
                    insert into vote (voter, video, edition, cast_at)
                    select gen_random_uuid(), video.id, video.edition, :at
                    from video, generate_series(1, :votes) where video.id = :video
                    returning video)
                insert into vote_event (video, delta) select video, 1 from cast_now
                """)
                .param("at", Timestamp.from(at))
                .param("votes", votes)
                .param("video", video.value())
                .update();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
            folder.fold();
            return tallies.of(List.of(video)).getOrDefault(video, 0L) == tallies.current(video);
        });
    }
}
