package anb.videos;

import anb.accounts.AccountId;
import anb.accounts.Plain;
import anb.problem.Arguments;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The video table and every statement that changes it; {@link Originals} holds those about what players sent,
 * {@link Duplicates} those about files sent twice, {@link Renditions} and {@link Pictures} those about what was made of it,
 * {@link Rewording} those about what it is called and what is seen in it.
 */
@Repository
public class Videos {

    private final JdbcClient db;
    private final Duplicates duplicates;

    Videos(JdbcClient db, Duplicates duplicates) {
        this.db = db;
        this.duplicates = duplicates;
    }

    public Optional<Video> find(VideoId id) {
        return db.sql("select * from video where id = :id")
                .param("id", id.value())
                .query(Videos::video)
                .optional();
    }

    /**
     * A video as it is now and stays until the caller's transaction ends. Call it after the job has been added: settling locks
     * the job first and the video second.
     *
     * @return empty when it is gone, or somebody else is changing it
     */
    public Optional<Video> hold(VideoId id) {
        return db.sql("select * from video where id = :id for no key update skip locked")
                .param("id", id.value())
                .query(Videos::video)
                .optional();
    }

    /** A player's videos in order of upload, or newest first. */
    public List<Video> ofPlayer(AccountId player, boolean newestFirst, int limit, int offset) {
        return db.sql("select * from video where player = :player order by "
                        + (newestFirst ? "uploaded_at desc, id desc" : "uploaded_at, id")
                        + " limit :limit offset :offset")
                .param("player", player.value())
                .param("limit", limit)
                .param("offset", offset)
                .query(Videos::video)
                .list();
    }

    /** The video, for its owner. Existence is judged before ownership. @throws Problem 404 or 403 */
    public Video requireOwned(AccountId caller, VideoId id) {
        Video video = find(id).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
        if (!video.player().equals(caller)) {
            throw new Problem(ErrorCode.NOT_OWNER);
        }
        return video;
    }

    /** False when this player has used the idempotency key before. Call it in the player's turn. */
    public boolean add(NewVideo video) {
        duplicates.serialise(video.sha256());
        return db.sql("""
                insert into video (id, edition, player, title, size_bytes, sha256, duration_ms, width, height, codec,
                                   title_key, idempotency_key, publish_wished_at, duplicate_of)
                values (:id, :edition, :player, :title, :size, :sha256, :duration, :width, :height, :codec, :titleKey,
                        :key, case when :publish then now() end,
                        (select id from video where sha256 = :sha256 order by uploaded_at, id limit 1))
                on conflict (player, idempotency_key) where idempotency_key is not null do nothing
                """)
                        .param("id", video.id().value())
                        .param("edition", video.edition().value())
                        .param("player", video.player().value())
                        .param("title", video.title())
                        .param("titleKey", Plain.of(video.title()))
                        .param("size", video.media().sizeBytes())
                        .param("sha256", video.sha256())
                        .param("duration", video.media().duration().toMillis())
                        .param("width", video.media().width())
                        .param("height", video.media().height())
                        .param("codec", video.media().codec())
                        .param("key", video.idempotencyKey())
                        .param("publish", video.publishWhenProcessed())
                        .update()
                == 1;
    }

    /** The video this player made with an idempotency key. */
    public Optional<VideoId> findByKey(AccountId player, String idempotencyKey) {
        return db.sql("select id from video where player = :player and idempotency_key = :key")
                .param("player", player.value())
                .param("key", idempotencyKey)
                .query(UUID.class)
                .optional()
                .map(VideoId::new);
    }

    /** Whether a video was made from the same bytes under the same title, whatever it is called by now. */
    public boolean isSameUpload(VideoId id, String title, String sha256) {
        return db.sql("select count(*) = 1 from video"
                        + " where id = :id and coalesce(sent_title, title) = :title and sha256 = :sha256")
                .param("id", id.value())
                .param("title", title)
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    /** Moves a video on; false when its state does not allow the move, or it is gone. */
    boolean move(VideoId id, VideoStatus to) {
        return db.sql("""
                update video set status = :to, failure_code = null, failure_arguments = null
                where id = :id and status in (:from)
                """)
                        .param("to", to.text())
                        .param("id", id.value())
                        .param("from", to.previous())
                        .update()
                == 1;
    }

    /** Says when a video that is not public yet was uploaded, elsewhere. */
    public void date(VideoId id, Instant uploadedAt) {
        db.sql("update video set uploaded_at = :at where id = :id")
                .param("at", uploadedAt.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** Ends a video with the reason; false when it had ended already, or is gone. */
    boolean failed(VideoId id, ErrorCode code, List<Object> arguments) {
        return db.sql("""
                update video set status = 'failed', failure_code = :code, failure_arguments = :arguments
                where id = :id and status in (:from)
                """)
                        .param("code", code.code())
                        .param("arguments", Arguments.stored(arguments))
                        .param("id", id.value())
                        .param("from", VideoStatus.FAILED.previous())
                        .update()
                == 1;
    }

    /** Records that the owner wants it public; whether it is follows from the other facts. */
    void publish(VideoId id) {
        db.sql("""
                update video set publish_wished_at = coalesce(publish_wished_at, now()), withdrawn_at = null
                where id = :id
                """).param("id", id.value()).update();
    }

    /** Records that the owner took it out of the vote. */
    void withdraw(VideoId id) {
        db.sql("update video set withdrawn_at = coalesce(withdrawn_at, now()) where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Records that the organiser hides it, and why, whatever becomes of its player; false when there is no such video. */
    boolean hide(VideoId id, String reason) {
        return db.sql("""
                update video
                set hidden_at = coalesce(hidden_at, now()), hidden_reason = :reason, hidden_with_account = false
                where id = :id
                """).param("reason", reason).param("id", id.value()).update() == 1;
    }

    /**
     * Records that the organiser does not hide it any more; while its player is suspended it stays hidden with them. False
     * when there is no such video.
     */
    boolean restore(VideoId id) {
        return db.sql("""
                update video
                set hidden_at = account.suspended_at, hidden_with_account = account.suspended_at is not null,
                    hidden_reason = case when account.suspended_at is not null
                                         then coalesce(account.suspended_reason, '–') end
                from account
                where video.id = :id and account.id = video.player
                """).param("id", id.value()).update() == 1;
    }

    /** Deletes the row, and with it its votes and tally; false when it is published or gone. */
    boolean deleteUnpublished(VideoId id) {
        var file = duplicates.file(id);
        file.ifPresent(duplicates::serialise);
        boolean deleted = db.sql("delete from video where id = :id and not published")
                        .param("id", id.value())
                        .update()
                == 1;
        if (deleted) {
            file.ifPresent(duplicates::settle);
        }
        return deleted;
    }

    static Video video(ResultSet row, int n) throws SQLException {
        return new Video(
                new VideoId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("player", UUID.class)),
                row.getString("title"),
                row.getString("description"),
                VideoStatus.of(row.getString("status")),
                row.getTimestamp("uploaded_at").toInstant(),
                instant(row.getTimestamp("processed_at")),
                row.getLong("size_bytes"),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getInt("width"),
                row.getInt("height"),
                row.getTimestamp("original_expired_at") != null,
                row.getObject("rendition_fence", Long.class),
                row.getObject("poster_fence", Long.class),
                failure(row.getString("failure_code"), row.getArray("failure_arguments")),
                row.getTimestamp("publish_wished_at") != null && row.getTimestamp("withdrawn_at") == null,
                row.getTimestamp("hidden_at") != null,
                row.getBoolean("published"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Video.@Nullable Failure failure(@Nullable String code, @Nullable Array arguments)
            throws SQLException {
        if (code == null) {
            return null;
        }
        return new Video.Failure(
                ErrorCode.of(code), Arguments.of(arguments == null ? null : (String[]) arguments.getArray()));
    }
}
