package anb.faults;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The processes of both workers, which stand still together.
 *
 * @param processes as they are now: one that ended is another when it is back
 * @param atRest whether none of them stands still in the middle of a transaction
 */
record Workers(Supplier<List<Long>> processes, BooleanSupplier atRest, Random random) {

    private static final int ATTEMPTS = 10;

    static Workers of(Installation installation, Random random) {
        return new Workers(
                () -> List.of(installation.pid("worker-1"), installation.pid("worker-2")),
                () -> noTransactionStandsStill(installation),
                random);
    }

    List<Long> pids() {
        return processes.get();
    }

    /**
     * Not in the middle of a transaction: whoever needs what it locked would wait for them. When it does not succeed, none stands
     * still.
     */
    void stop() throws IOException, InterruptedException, NotInjected {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            boolean still = false;
            try {
                still = standStill();
            } finally {
                if (!still) {
                    wake();
                }
            }
            if (still) {
                return;
            }
            Thread.sleep(random.nextInt(200));
        }
        throw new NotInjected("workers stood still in the middle of a transaction each time");
    }

    private boolean standStill() throws IOException, InterruptedException, NotInjected {
        for (long worker : pids()) {
            Signals.stop(worker);
        }
        Thread.sleep(300);
        return atRest.getAsBoolean();
    }

    void wake() throws IOException, InterruptedException {
        for (long worker : pids()) {
            Signals.wake(worker);
        }
    }

    private static boolean noTransactionStandsStill(Installation installation) {
        return installation.database().sql("""
                        select count(*) = 0 from pg_stat_activity
                        where state = 'idle in transaction' and state_change < now() - interval '200 milliseconds'
                        """).query(Boolean.class).single();
    }
}
