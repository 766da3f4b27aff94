package anb.jobs;

import anb.jobs.delivery.Wakeups;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What features ask of the job table; {@link Ledger} holds what workers do with it, {@link Backlog} what operators see. */
@Repository
public class Jobs {

    private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Attempts attempts;
    private final Wakeups wakeups;

    Jobs(JdbcClient db, TransactionTemplate transaction, Attempts attempts, Wakeups wakeups) {
        this.db = db;
        this.transaction = transaction;
        this.attempts = attempts;
        this.wakeups = wakeups;
    }

    /**
     * Adds a job to the caller's transaction, so that it commits with its subject or not at all (G1); workers hear of
     * it after the commit. While a job of this kind and subject is live, that one's id is returned and nothing is added.
     *
     * @param owner whose turn it takes: the n-th waiting job of one owner comes after everybody's (n-1)-th (G9)
     * @throws IllegalStateException outside a transaction
     */
    public JobId enqueue(JobKind kind, UUID subject, UUID owner) {
        return enqueue(kind, subject, owner, false);
    }

    /** The same for work nobody waits for: it begins when nothing else is due, and counts against no quota. */
    public JobId enqueueInBackground(JobKind kind, UUID subject, UUID owner) {
        return enqueue(kind, subject, owner, true);
    }

    /**
     * The same for many subjects, each with its owner, in one statement. One worker is told; as nobody waits for them,
     * others find them when they ask.
     */
    public void enqueueInBackground(JobKind kind, Map<UUID, UUID> owners) {
        requireTransaction();
        var ids = owners.keySet().stream().map(subject -> IDS.generate()).toArray(UUID[]::new);
        int added = db.sql("""
                insert into job (id, kind, lane, subject, owner, background, turn)
                select id, :kind, :lane, subject, owner, true, 0
                from unnest(:ids, :subjects, :owners) as due (id, subject, owner)
                order by subject
                on conflict (kind, subject) where state in ('queued', 'running') do nothing
                """)
                .param("kind", kind.name())
                .param("lane", kind.lane().text())
                .param("ids", ids)
                .param("subjects", owners.keySet().toArray(UUID[]::new))
                .param("owners", owners.values().toArray(UUID[]::new))
                .update();
        if (added > 0) {
            wakeups.announceAfterCommit(kind.lane().text(), ids[0].toString());
        }
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a job is enqueued in the transaction that makes its subject");
        }
    }

    private JobId enqueue(JobKind kind, UUID subject, UUID owner, boolean background) {
        requireTransaction();
        while (true) {
            var id = new JobId(IDS.generate());
            if (add(id, kind, subject, owner, background)) {
                wakeups.announceAfterCommit(kind.lane().text(), id.value().toString());
                return id;
            }
            var live = live(kind, subject);
            if (live.isPresent()) {
                return live.get();
            }
            // The duplicate ended between the two statements: there is room now.
        }
    }

    private boolean add(JobId id, JobKind kind, UUID subject, UUID owner, boolean background) {
        return db.sql("""
                insert into job (id, kind, lane, subject, owner, background, turn)
                values (:id, :kind, :lane, :subject, :owner, :background,
                        case when :background then 0 else next_turn(:lane, :owner) end)
                on conflict (kind, subject) where state in ('queued', 'running') do nothing
                """)
                        .param("id", id.value())
                        .param("kind", kind.name())
                        .param("lane", kind.lane().text())
                        .param("subject", subject)
                        .param("owner", owner)
                        .param("background", background)
                        .update()
                == 1;
    }

    /** The job of this kind and subject that is queued or running. */
    public Optional<JobId> live(JobKind kind, UUID subject) {
        return db.sql("""
                select id from job where kind = :kind and subject = :subject and state in ('queued', 'running')
                """)
                .param("kind", kind.name())
                .param("subject", subject)
                .query(UUID.class)
                .optional()
                .map(JobId::new);
    }

    /**
     * Ends the live job of this kind and subject, if there is one. A run in progress can settle nothing from the commit
     * on, and is interrupted at its worker's next heartbeat. Call it before touching the subject's own row: settling
     * locks the job first and the subject second, and the same order here cannot deadlock.
     *
     * @return whether there was one
     */
    public boolean cancel(JobKind kind, UUID subject) {
        return transaction.execute(status -> {
            var cancelled = db.sql("""
                    update job set state = 'cancelled', finished_at = now(), worker = null, leased_until = null
                     where kind = :kind and subject = :subject and state in ('queued', 'running')
                    returning id
                    """)
                    .param("kind", kind.name())
                    .param("subject", subject)
                    .query(UUID.class)
                    .optional();
            cancelled.ifPresent(id -> attempts.cancelled(new JobId(id)));
            return cancelled.isPresent();
        });
    }

    /**
     * How many jobs of this owner are queued or running, background work aside. To enforce a quota, call
     * {@link #serialise} first in the transaction that enqueues; without it the count is only good to refuse early.
     */
    public int unfinished(UUID owner) {
        return db.sql("""
                select count(*) from job
                 where owner = :owner and state in ('queued', 'running') and not background
                """).param("owner", owner).query(Integer.class).single();
    }

    /**
     * Until the caller's transaction ends, every other transaction that serialises on this owner, or subject, waits here: of
     * two uploads at once, the second counts the first's job. Take it before any row lock.
     */
    public void serialise(UUID whose) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('job owner ' || :owner, 0))")
                .param("owner", whose.toString())
                .query((row, number) -> whose)
                .single();
    }
}
