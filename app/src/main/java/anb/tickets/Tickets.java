package anb.tickets;

import anb.accounts.AccountId;
import anb.editions.EditionId;
import anb.media.Verdict.Refused;
import anb.problem.Arguments;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.storage.PinnedObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of tickets and every statement that changes it. */
@Repository
class Tickets {

    private final JdbcClient db;

    Tickets(JdbcClient db) {
        this.db = db;
    }

    /**
     * Adds an open ticket.
     *
     * @param lifetime how long it may be used, from now on
     */
    Ticket add(NewTicket ticket, Duration lifetime) {
        return db.sql("""
                insert into upload_ticket (id, edition, player, title, file_name, content_type, size_bytes, part_bytes,
                                           store_upload, expires_at)
                values (:id, :edition, :player, :title, :name, :type, :size, :part, :upload,
                        now() + make_interval(secs => :lifetime))
                returning *
                """)
                .param("id", ticket.id().value())
                .param("edition", ticket.edition().value())
                .param("player", ticket.player().value())
                .param("title", ticket.announced().title())
                .param("name", ticket.announced().fileName())
                .param("type", ticket.announced().contentType())
                .param("size", ticket.parts().sizeBytes())
                .param("part", ticket.parts().partBytes())
                .param("upload", ticket.storeUpload())
                .param("lifetime", lifetime.toSeconds())
                .query(Tickets::ticket)
                .single();
    }

    /** The ticket, for its player. Existence is judged before ownership. @throws Problem 404, also when it ran out, or 403 */
    Ticket requireOwned(AccountId caller, TicketId id) {
        Ticket ticket = db.sql("select * from upload_ticket where id = :id and (state <> 'open' or expires_at > now())")
                .param("id", id.value())
                .query(Tickets::ticket)
                .optional()
                .orElseThrow(() -> new Problem(ErrorCode.UPLOAD_NOT_FOUND));
        if (!ticket.player().equals(caller)) {
            throw new Problem(ErrorCode.NOT_OWNER);
        }
        return ticket;
    }

    /** A player's open tickets, oldest first. */
    List<Ticket> open(AccountId player) {
        return db.sql("""
                select * from upload_ticket
                where player = :player and state = 'open' and expires_at > now()
                order by created_at, id
                """)
                .param("player", player.value())
                .query(Tickets::ticket)
                .list();
    }

    /** Records what the parts became; nothing changes when that is known, or the ticket is no longer open. */
    void pin(TicketId id, PinnedObject object) {
        db.sql("""
                update upload_ticket set etag = :etag, version = :version
                where id = :id and state = 'open' and etag is null
                """)
                .param("id", id.value())
                .param("etag", object.etag())
                .param("version", object.version())
                .update();
    }

    /** Keeps an open ticket as it is until the caller's transaction ends; false when it is not open any more. */
    boolean lock(TicketId id) {
        return db.sql("select true from upload_ticket where id = :id and state = 'open' for update")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** A video was made of it, in the caller's transaction; the ticket is locked. */
    void completed(TicketId id) {
        db.sql("update upload_ticket set state = 'completed', video = id where id = :id and state = 'open'")
                .param("id", id.value())
                .update();
    }

    /** Ends it with the reason; false when it is not open any more. */
    boolean refuse(TicketId id, Refused refusal) {
        return db.sql("""
                update upload_ticket set state = 'refused', refusal_code = :code, refusal_arguments = :arguments
                where id = :id and state = 'open'
                """)
                        .param("id", id.value())
                        .param("code", refusal.code().code())
                        .param("arguments", Arguments.stored(refusal.arguments()))
                        .update()
                == 1;
    }

    /** Removes one that no video was made of; false when one was, or it is gone. */
    boolean giveUp(TicketId id) {
        return db.sql("delete from upload_ticket where id = :id and state <> 'completed'")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Removes a player's of which no video was made. @return those that were open: the store may have something of them */
    List<Ticket> giveUpAllOf(AccountId player) {
        return open(db.sql("delete from upload_ticket where player = :player and state <> 'completed' returning *")
                .param("player", player.value()));
    }

    /**
     * Removes tickets that ran out, but for completed ones: whoever comes back late is told of the video, as long as
     * there is one.
     *
     * @return those that were open: the store may have something of them
     */
    List<Ticket> removeExpired() {
        return open(db.sql("delete from upload_ticket where expires_at <= now() and state <> 'completed' returning *"));
    }

    private static List<Ticket> open(JdbcClient.StatementSpec removal) {
        return removal.query(Tickets::ticket).list().stream()
                .filter(ticket -> ticket.state() == TicketState.OPEN)
                .toList();
    }

    /** Whether an open ticket waits for this upload of the store. */
    boolean expects(String storeUpload) {
        return db.sql("select exists (select 1 from upload_ticket where store_upload = :upload and state = 'open')")
                .param("upload", storeUpload)
                .query(Boolean.class)
                .single();
    }

    private static Ticket ticket(ResultSet row, int n) throws SQLException {
        var id = new TicketId(row.getObject("id", UUID.class));
        long size = row.getLong("size_bytes");
        return new Ticket(
                id,
                new EditionId(row.getObject("edition", UUID.class)),
                new AccountId(row.getObject("player", UUID.class)),
                new Announced(row.getString("title"), row.getString("file_name"), size, row.getString("content_type")),
                new Parts(size, row.getLong("part_bytes")),
                row.getString("store_upload"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                TicketState.of(row.getString("state")),
                object(id, size, row),
                refusal(row));
    }

    private static @Nullable PinnedObject object(TicketId id, long size, ResultSet row) throws SQLException {
        String etag = row.getString("etag");
        return etag == null ? null : new PinnedObject(id.key(), etag, row.getString("version"), size);
    }

    private static @Nullable Refused refusal(ResultSet row) throws SQLException {
        String code = row.getString("refusal_code");
        if (code == null) {
            return null;
        }
        var arguments = (String[]) row.getArray("refusal_arguments").getArray();
        return new Refused(ErrorCode.of(code), Arguments.of(arguments));
    }
}
