package anb.reports;

import anb.accounts.AccountId;
import anb.videos.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The report table and every statement on it; what organisers read of it is in {@link Dossiers}. */
@Repository
public class Reports {

    /** How reports may be settled. */
    enum Outcome {
        HIDDEN,
        DISMISSED;

        /** As the database spells it. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient db;

    Reports(JdbcClient db) {
        this.db = db;
    }

    /** Adds it; while an earlier one of this person about this video is open, that one comes back, unchanged. */
    Report add(UUID id, AccountId reporter, VideoId video, Complaint complaint) {
        return db.sql("""
                insert into report (id, video, reporter, reason, note)
                values (:id, :video, :reporter, :reason, :note)
                on conflict (video, reporter) where settled_at is null do update set reporter = excluded.reporter
                returning *
                """)
                .param("id", id)
                .param("video", video.value())
                .param("reporter", reporter.value())
                .param("reason", complaint.reason().text())
                .param("note", complaint.note())
                .query(Reports::report)
                .single();
    }

    /** Everything somebody reported. */
    public List<Report> of(AccountId reporter) {
        return db.sql("select * from report where reporter = :reporter order by made_at, id")
                .param("reporter", reporter.value())
                .query(Reports::report)
                .list();
    }

    /** Settles all open ones about a video. @return how many there were */
    int settle(VideoId video, AccountId organiser, Outcome outcome) {
        return db.sql("""
                update report set settled_at = now(), settled_by = :organiser, outcome = :outcome
                where video = :video and settled_at is null
                """)
                .param("organiser", organiser.value())
                .param("outcome", outcome.text())
                .param("video", video.value())
                .update();
    }

    /** Forgets what somebody wrote; that they reported something, and why, stays. */
    public void forgetNotesOf(AccountId reporter) {
        db.sql("update report set note = null where reporter = :reporter and note is not null")
                .param("reporter", reporter.value())
                .update();
    }

    private static Report report(ResultSet row, int n) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                new VideoId(row.getObject("video", UUID.class)),
                Reason.of(row.getString("reason")).orElseThrow(),
                row.getString("note"),
                row.getTimestamp("made_at").toInstant());
    }
}
