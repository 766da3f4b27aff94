package anb.reports;

import anb.paging.Part;
import anb.videos.VideoId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open reports as an organiser reads them: all about one video together. */
@Repository
public class Dossiers {

    /** More words than that about one video are not shown: the latest say enough. */
    private static final int NOTES = 20;

    /**
     * The open reports about one video.
     *
     * @param description what is seen in it, in its player's words
     * @param published whether the public sees it now
     * @param hiddenReason why it is hidden already
     * @param reasons how many gave each, the most frequent first
     * @param notes the latest first
     */
    public record Dossier(
            VideoId video,
            String title,
            @Nullable String description,
            String username,
            boolean published,
            @Nullable String hiddenReason,
            long reports,
            Map<String, Long> reasons,
            List<Note> notes,
            Instant firstAt,
            Instant lastAt) {

        /** What the page behind this one is asked for by. */
        public String token() {
            return new DossierKey(reports, firstAt, video.value()).token();
        }
    }

    /** What somebody wrote; who that was is nobody's business. */
    public record Note(String reason, String note, Instant at) {}

    private static final String GROUPS = """
            select video.id, video.title, video.description, video.published, video.hidden_reason,
                   account.first_name || ' ' || account.last_name as username,
                   reported.reports, reported.first_at, reported.last_at
            from (select video, count(*) as reports, min(made_at) as first_at, max(made_at) as last_at
                  from report where settled_at is null
                  group by video %s
                  order by reports desc, first_at, video limit :limit) reported
            join video on video.id = reported.video
            join account on account.id = video.player
            order by reported.reports desc, reported.first_at, reported.video
            """;

    private static final String BEHIND = "having (-count(*), min(made_at), video) > (:fewer, :firstAt, :video)";

    private final JdbcClient db;

    Dossiers(JdbcClient db) {
        this.db = db;
    }

    /**
     * A page, the most reported first. One that is settled leaves; one that is reported meanwhile moves to the front.
     *
     * @param after the token of the last one before; null at the beginning
     * @throws anb.problem.Problem that is no token of ours
     */
    public Part<Dossier> open(int limit, @Nullable String after) {
        var key = DossierKey.of(after);
        var groups = key == null ? groups("", Map.of("limit", limit + 1)) : groups(BEHIND, key.values(limit + 1));
        var ids = groups.stream().map(group -> group.video().value()).toArray(UUID[]::new);
        var reasons = reasons(ids);
        var notes = notes(ids);
        var read = groups.stream()
                .map(group -> detailed(
                        group,
                        reasons.getOrDefault(group.video(), Map.of()),
                        notes.getOrDefault(group.video(), List.of())))
                .toList();
        return Part.of(read, limit);
    }

    private List<Dossier> groups(String behind, Map<String, Object> values) {
        return db.sql(GROUPS.formatted(behind))
                .params(values)
                .query(Dossiers::withoutDetails)
                .list();
    }

    private Map<VideoId, Map<String, Long>> reasons(UUID[] videos) {
        Map<VideoId, Map<String, Long>> found = new HashMap<>();
        db.sql("""
                select video, reason, count(*) as n from report
                where video = any(:videos) and settled_at is null
                group by video, reason order by n desc, reason
                """).param("videos", videos).query(row -> {
            found.computeIfAbsent(video(row, "video"), id -> new LinkedHashMap<>())
                    .put(row.getString("reason"), row.getLong("n"));
        });
        return found;
    }

    private Map<VideoId, List<Note>> notes(UUID[] videos) {
        Map<VideoId, List<Note>> found = new HashMap<>();
        db.sql("""
                select said.* from unnest(:videos) wanted (id)
                cross join lateral (
                    select video, reason, note, made_at from report
                    where video = wanted.id and settled_at is null and note is not null
                    order by made_at desc, id desc limit :most) said
                """).param("videos", videos).param("most", NOTES).query(row -> {
            found.computeIfAbsent(video(row, "video"), id -> new ArrayList<>())
                    .add(new Note(
                            row.getString("reason"),
                            row.getString("note"),
                            row.getTimestamp("made_at").toInstant()));
        });
        return found;
    }

    private static Dossier withoutDetails(ResultSet row, int n) throws SQLException {
        return new Dossier(
                video(row, "id"),
                row.getString("title"),
                row.getString("description"),
                row.getString("username"),
                row.getBoolean("published"),
                row.getString("hidden_reason"),
                row.getLong("reports"),
                Map.of(),
                List.of(),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant());
    }

    private static Dossier detailed(Dossier bare, Map<String, Long> reasons, List<Note> notes) {
        return new Dossier(
                bare.video(),
                bare.title(),
                bare.description(),
                bare.username(),
                bare.published(),
                bare.hiddenReason(),
                bare.reports(),
                reasons,
                notes,
                bare.firstAt(),
                bare.lastAt());
    }

    private static VideoId video(ResultSet row, String column) throws SQLException {
        return new VideoId(row.getObject(column, UUID.class));
    }
}
