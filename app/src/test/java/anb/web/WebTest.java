package anb.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Http;
import anb.RealParts;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@RealParts
class WebTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    ProblemAnswers answers;

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/api/health", "/health/ready", "/api/health/ready"})
    void aNodeThatHasStartedIsHealthyWhateverTheToken(String path) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var reply = Http.to(port).bearer("nonsense").get(path);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text("status")).isEqualTo("healthy");
            assertThat(reply.json().path("checks").propertyNames())
                    .containsExactlyInAnyOrder("database", "redis", "storage");
            assertThat(reply.json().path("checks").values())
                    .allMatch(check -> check.asString().equals("up"));
        });
    }

    @Test
    void aDrainingNodeSaysSo() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            var reply = Http.to(port).get("/health");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text("status")).isEqualTo("unavailable");
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env", "/actuator/heapdump"})
    void theActuatorIsNotPublic(String path) {
        assertThat(Http.to(port).get(path).status()).isIn(401, 404);
    }

    @Test
    void theLandingPageSpeaksBothLanguages() {
        var spanish = Http.to(port).with("Accept", "text/html").get("/");
        var english = Http.to(port).with("Accept-Language", "en-GB").get("/");

        assertThat(spanish.status()).isEqualTo(200);
        assertThat(spanish.raw().body()).contains("lang=\"es\"", "Sube un video");
        assertThat(english.raw().body()).contains("lang=\"en\"", "Upload an MP4 or MOV video");
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() {
        var reply = Http.to(port).get("/");

        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(reply.header("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/public/videos", "/api/public/rankings", "/api/videos", "/api/nowhere"})
    void noBrowserShowsWhatIsData(String path) {
        var reply = Http.to(port).get(path);

        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void pagesOfOtherOriginsMayNotCallTheApi() {
        var reply = Http.to(port).with("Origin", "https://elsewhere.example").get("/health");

        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void whereSomeOriginsAreLetInTheOthersAreToldSo() throws Exception {
        var origins = Origins.filter(new WebSettings(Duration.ZERO, List.of("https://anb.example.org")), answers);

        var friend = from("https://anb.example.org", origins);
        var stranger = from("https://elsewhere.example", origins);

        assertThat(friend.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://anb.example.org");
        assertThat(friend.getStatus()).isEqualTo(200);
        assertThat(stranger.getStatus()).isEqualTo(403);
        assertThat(stranger.getContentType()).isEqualTo("application/problem+json");
        assertThat(stranger.getContentAsString()).contains("\"code\":\"forbidden\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void pagesThatAreLetInMayUseEveryMethodThereIs(String method) throws Exception {
        var origins = Origins.filter(new WebSettings(Duration.ZERO, List.of("https://anb.example.org")), answers);
        var request = new MockHttpServletRequest("OPTIONS", "/api/auth/profile");
        request.addHeader("Origin", "https://anb.example.org");
        request.addHeader("Access-Control-Request-Method", method);
        var response = new MockHttpServletResponse();

        origins.doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Methods")).contains(method);
    }

    private static MockHttpServletResponse from(String origin, Filter origins) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/api/public/videos");
        request.addHeader("Origin", origin);
        var response = new MockHttpServletResponse();
        origins.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @Test
    void theAddressOfALoadBalancersHeaderIsNotBelievedFromAnybody() {
        var reply = Http.to(port).with("X-Forwarded-For", "203.0.113.9").get("/api/public/probe/address");

        assertThat(reply.text("address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
    }
}
