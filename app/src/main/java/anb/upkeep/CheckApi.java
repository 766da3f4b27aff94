package anb.upkeep;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The check, for an administrator of a running system. */
@RestController
class CheckApi {

    private final Check check;

    CheckApi(Check check) {
        this.check = check;
    }

    @GetMapping("/api/admin/check")
    List<Difference> check() {
        return check.differences();
    }
}
