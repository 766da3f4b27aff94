package anb.web;

import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether to send requests here. A dependency that is away never makes a node unhealthy: all nodes share it, and a load
 * balancer would replace every one of them.
 */
@RestController
class HealthApi {

    private final ApplicationAvailability availability;
    private final Dependencies dependencies;

    HealthApi(ApplicationAvailability availability, Dependencies dependencies) {
        this.availability = availability;
        this.dependencies = dependencies;
    }

    /** Has started and is not draining: for load balancers. */
    @GetMapping({"/health", "/api/health"})
    ResponseEntity<Health> health() {
        return answer(serving());
    }

    /** Has PostgreSQL too: for deployments, which must not go on without. */
    @GetMapping({"/health/ready", "/api/health/ready"})
    ResponseEntity<Health> ready() {
        return answer(serving() && dependencies.databaseUp());
    }

    private boolean serving() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    }

    private ResponseEntity<Health> answer(boolean good) {
        return ResponseEntity.status(good ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .headers(headers -> {
                    if (!good) {
                        headers.set(HttpHeaders.RETRY_AFTER, "5");
                    }
                })
                .body(new Health(good ? "healthy" : "unavailable", dependencies.states()));
    }

    record Health(String status, Map<String, String> checks) {}
}
