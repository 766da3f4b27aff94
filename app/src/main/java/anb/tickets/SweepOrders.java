package anb.tickets;

import anb.jobs.Jobs;
import anb.time.Repeat;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders the sweep of tickets from time to time. */
@Component
class SweepOrders {

    private final Jobs jobs;
    private final TransactionTemplate transaction;

    SweepOrders(Jobs jobs, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Autowired
    void schedule(Repeat repeat, TicketSettings settings) {
        repeat.every(settings.sweepEvery(), "ordering the sweep of uploads", this::order);
    }

    private void order() {
        transaction.executeWithoutResult(
                status -> jobs.enqueue(TicketSweep.KIND, TicketSweep.SUBJECT, TicketSweep.SUBJECT));
    }
}
