package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import anb.jobs.Job;
import anb.jobs.JobId;
import anb.jobs.Lease;
import anb.jobs.Outcome;
import anb.storage.ObjectKey;
import anb.upkeep.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the sweep takes of tickets that ran out, and what it leaves. */
class TicketSweepTest extends TicketsFixture {

    @Autowired
    Remains remains;

    @Autowired
    Check check;

    @Test
    void aTicketThatRanOutIsSweptWithItsParts() throws Exception {
        Path clip = clip(2 * PART);
        var opened = sender.open(clip);
        String id = Sender.id(opened);
        sender.put(clip, Sender.missing(opened.body()).getFirst());
        String other = Sender.id(sender.open(clip));
        runOut(id);

        assertThat(sender.complete(id).code()).isEqualTo("upload_not_found");
        assertThat(sender.ask(id).code()).isEqualTo("upload_not_found");
        sweep(Instant.now());

        assertNothingIsStored(id);
        assertThat(rows(id)).isZero();
        assertThat(sender.ask(other).status()).isEqualTo(200);
    }

    @Test
    void whatWasPutTogetherButNeverCompletedGoesWithItsTicket() throws Exception {
        String id = sender.sent(clip());
        Ticket ticket = tickets.requireOwned(person.id(), TicketId.from(id));
        multipart.assemble(
                ticket.key(),
                ticket.storeUpload(),
                multipart.parts(ticket.key(), ticket.storeUpload()).orElseThrow());
        assertThat(check.differences())
                .noneMatch(difference -> difference.subject().contains(id));
        runOut(id);

        sweep(Instant.now());

        assertNothingIsStored(id);
    }

    @Test
    void whoLostTheAnswerFindsTheVideoHoweverLateTheyComeBack() throws Exception {
        String id = sender.sent(clip());
        sender.complete(id);
        runOut(id);

        sweep(Instant.now());

        var again = sender.complete(id);
        assertThat(again.status()).as(again.raw().body()).isEqualTo(201);
        assertThat(again.body().path("video_id").asString()).isEqualTo(id);
        assertThat(sender.ask(id).body().path("video_id").asString()).isEqualTo(id);
        assertThat(store.exists(ObjectKey.original(UUID.fromString(id)))).isTrue();
        assertThat(videos()).hasSize(1);
    }

    @Test
    void aCompletedTicketGoesWithItsVideo() throws Exception {
        String id = sender.sent(clip());
        sender.complete(id);

        takeBack(player, id);

        assertThat(rows(id)).isZero();
        assertThat(sender.complete(id).code()).isEqualTo("upload_not_found");
    }

    @Test
    void aRefusalIsForgottenOnceItsTicketRanOut() throws Exception {
        String id = sender.sent(given.clips().twelveSeconds());
        assertThat(sender.complete(id).code()).isEqualTo("too_short");
        runOut(id);

        sweep(Instant.now());

        assertThat(rows(id)).isZero();
    }

    @Test
    void anUploadNoTicketWaitsForIsGivenUpOnceItIsAnHourOld() throws IOException {
        var stray = new TicketId(UUID.randomUUID());
        String upload = multipart.begin(stray.key(), "video/mp4");
        String id = Sender.id(sender.open(clip()));

        sweep(Instant.now().plus(Duration.ofMinutes(50)));
        assertThat(multipart.parts(stray.key(), upload)).isPresent();
        sweep(Instant.now().plus(Duration.ofMinutes(70)));

        assertThat(multipart.unfinished(stray.key().value())).isEmpty();
        assertThat(multipart.unfinished(TicketId.from(id).key().value())).hasSize(1);
    }

    private void sweep(Instant now) {
        var sweep = new TicketSweep(tickets, remains, multipart, InstantSource.fixed(now));
        var job =
                new Job(new JobId(UUID.randomUUID()), TicketSweep.KIND, TicketSweep.SUBJECT, TicketSweep.SUBJECT, 1, 1);
        assertThat(sweep.run(job, new Held())).isInstanceOf(Outcome.Done.class);
    }

    private void runOut(String id) {
        db.sql("""
                update upload_ticket set created_at = now() - interval '25 h', expires_at = now() - interval '1 h'
                where id = :id
                """).param("id", UUID.fromString(id)).update();
    }

    private long rows(String id) {
        return db.sql("select count(*) from upload_ticket where id = :id")
                .param("id", UUID.fromString(id))
                .query(Long.class)
                .single();
    }

    private static final class Held implements Lease {

        @Override
        public boolean held() {
            return true;
        }

        @Override
        public void report(String phase, int percent) {}
    }
}
