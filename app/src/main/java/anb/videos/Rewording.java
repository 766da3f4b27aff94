package anb.videos;

import anb.accounts.AccountId;
import anb.accounts.Plain;
import anb.limits.Limit;
import anb.limits.RateLimits;
import anb.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What its owner calls a video and says is seen in it, written anew, whatever has become of the video. */
@Component
public class Rewording {

    private final Videos videos;
    private final RateLimits limits;
    private final TransactionTemplate transaction;
    private final JdbcClient db;

    Rewording(Videos videos, RateLimits limits, TransactionTemplate transaction, JdbcClient db) {
        this.videos = videos;
        this.limits = limits;
        this.transaction = transaction;
        this.db = db;
    }

    /** What was sent in the place of what is there, as loose as JSON. */
    public record Sent(@Nullable Object value) {}

    /**
     * Writes what was sent, all of it or nothing. Lists and searches follow by triggers, in the same transaction.
     *
     * @param title null: stays
     * @param description null: stays; one of nothing that can be seen is taken away
     * @return the video as it is now
     * @throws Problem not found, not the owner's; as {@link Title} and {@link Description} say; or {@code rate_limited}
     */
    public Video change(AccountId caller, VideoId id, @Nullable Sent title, @Nullable Sent description) {
        var present = videos.requireOwned(caller, id);
        if (title == null && description == null) {
            return present;
        }
        var name = title == null ? null : Title.checked(title.value());
        var told = description == null ? null : Description.checked(description.value());
        limits.check(Limit.PROFILE, caller.value().toString());
        transaction.executeWithoutResult(status -> {
            if (name != null) {
                call(id, name);
            }
            if (description != null) {
                describe(id, told);
            }
        });
        return videos.requireOwned(caller, id);
    }

    /** As it was sent first stays on record: an upload that is repeated is known by it. */
    private void call(VideoId id, String title) {
        db.sql("""
                update video set title = :title, title_key = :key, sent_title = coalesce(sent_title, title)
                where id = :id and title <> :title
                """)
                .param("title", title)
                .param("key", Plain.of(title))
                .param("id", id.value())
                .update();
    }

    private void describe(VideoId id, @Nullable String text) {
        db.sql("update video set description = :text where id = :id")
                .param("text", text)
                .param("id", id.value())
                .update();
    }
}
