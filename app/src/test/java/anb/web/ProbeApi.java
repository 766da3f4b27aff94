package anb.web;

import anb.accounts.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints that exist only in tests: one for every way an endpoint can be called or fail. */
@RestController
class ProbeApi {

    @GetMapping("/api/probe/me")
    Map<String, UUID> me(AccountId caller) {
        return Map.of("account", caller.value());
    }

    @PostMapping("/api/probe/me")
    Map<String, Object> echo(AccountId caller, @RequestBody Map<String, Object> body) {
        return body;
    }

    @GetMapping("/api/admin/probe")
    Map<String, String> admin() {
        return Map.of("for", "admins");
    }

    @GetMapping("/api/public/probe/{id}")
    Map<String, Object> open(@PathVariable UUID id, @RequestParam(defaultValue = "1") int limit) {
        return Map.of("id", id, "limit", limit);
    }

    @GetMapping("/api/public/probe/required")
    Map<String, String> required(@RequestParam String city) {
        return Map.of("city", city);
    }

    @GetMapping("/api/public/probe/address")
    Map<String, String> address(HttpServletRequest request) {
        return Map.of("address", request.getRemoteAddr());
    }

    @GetMapping("/api/public/probe/broken")
    String broken() {
        throw new IllegalStateException("a secret of the inside");
    }

    @GetMapping("/api/public/probe/no-database")
    String noDatabase() {
        throw new CannotGetJdbcConnectionException("away", new SQLTransientConnectionException("pool is empty"));
    }
}
