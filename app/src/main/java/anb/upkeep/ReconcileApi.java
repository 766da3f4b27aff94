package anb.upkeep;

import anb.audit.Actor;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reconciliation for an administrator of a running system; a dry run unless a repair is asked for. */
@RestController
class ReconcileApi {

    private final Reconciliation reconciliation;

    ReconcileApi(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @PostMapping(path = "/api/admin/reconcile", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Finding> reconcile(Actor actor, @RequestParam(defaultValue = "false") boolean repair) {
        return repair ? reconciliation.repair(actor) : reconciliation.dryRun();
    }
}
