package anb.audit;

import anb.problem.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit for administrators. */
@RestController
class AuditApi {

    private final Audit audit;

    AuditApi(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/api/admin/audit")
    List<AuditEntry> latest(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Long before) {
        return audit.latest(Bounds.check("limit", limit, 50, 1, 1000), before);
    }
}
