package anb.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.faults.Stage.Line;
import anb.faults.StoreProxy.Mode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StoreProxyTest {

    private static final String OBJECT = "x".repeat(300_000);

    Stage stage;
    int port;
    StoreProxy proxy;

    @BeforeEach
    void start() throws IOException {
        stage = new Stage((number, request) -> new Line(200, OBJECT));
        port = FreePort.any();
        proxy = StoreProxy.start(port, () -> Integer.toString(stage.port()));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        stage.close();
    }

    @Test
    void onGoodDaysAllOfItPasses() throws Exception {
        assertThat(get("/o").body()).isEqualTo(OBJECT);
        assertThat(proxy.harmed()).isZero();
    }

    @Test
    void whoeverMeetsABadDayIsCountedAndNobodyElse() throws Exception {
        for (var mode : Mode.values()) {
            proxy.behave(mode);
            if (mode != Mode.REFUSE) {
                assertThat(proxy.harmed()).as("%s, nobody came", mode).isZero();
            }
        }
        Waiting.until("it refuses", Duration.ofSeconds(2), () -> proxy.harmed() == 1);
        proxy.behave(Mode.PASS);
        get("/o");
        assertThat(proxy.harmed()).isZero();
    }

    @Test
    void onABadDayItIsAskedTooOften() throws Exception {
        proxy.behave(Mode.UNAVAILABLE);
        assertThat(get("/o").statusCode()).isEqualTo(503);
        Waiting.until("it is counted", Duration.ofSeconds(2), () -> proxy.harmed() == 1);
        assertThat(stage.keys()).isEmpty();
    }

    @Test
    void anAnswerIsCutOffInTheMiddle() throws Exception {
        proxy.behave(Mode.CUT);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/o"));
        assertThat(stage.keys()).hasSizeBetween(1, 2); // a client may ask once more by itself
        assertThat(proxy.harmed()).isPositive();
    }

    @Test
    void aSlowStoreAnswersInTheEnd() throws Exception {
        proxy.behave(Mode.SLOW);
        var began = System.nanoTime();
        assertThat(get("/o").body()).isEqualTo(OBJECT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1_900));
        assertThat(proxy.harmed()).isPositive();
    }

    @Test
    void oneThatRefusesTakesNoConnectionUntilItIsBack() throws Exception {
        proxy.behave(Mode.REFUSE);
        Waiting.until("it refuses", Duration.ofSeconds(2), () -> proxy.harmed() == 1);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get("/o"));
        proxy.behave(Mode.PASS);
        assertThat(get("/o").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerIsHeldBackAfterTheStoreHasActed() throws Exception {
        var hold = proxy.hold("GET /held");
        var answer = client().sendAsync(request("/held"), BodyHandlers.ofString());
        hold.awaitReached(Duration.ofSeconds(5));

        assertThat(stage.keys()).hasSize(1);
        assertThat(get("/another").statusCode()).isEqualTo(200);
        assertThat(answer).isNotDone();
        hold.release();
        assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void ofSeveralObjectsTheOneThatIsMeantIsHeldBack() throws Exception {
        var hold = proxy.hold("GET /v1/\\d+/thumbnail.jpg");
        assertThat(get("/v1/7/clip.mp4").statusCode()).isEqualTo(200);
        assertThat(get("/v2/7/thumbnail.jpg").statusCode()).isEqualTo(200);
        var answer = client().sendAsync(request("/v1/7/thumbnail.jpg"), BodyHandlers.ofString());
        hold.awaitReached(Duration.ofSeconds(5));

        assertThat(stage.keys()).hasSize(3);
        assertThat(answer).isNotDone();
        hold.release();
        assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyItsFirstLineTellsWhatARequestIs() {
        var hold = proxy.hold("PUT /o");
        assertThat(hold.isFor("PUT /o HTTP/1.1\r\nHost: x\r\n\r\n")).isTrue();
        assertThat(hold.isFor("GET /p HTTP/1.1\r\nX-Copy-Of: PUT /o\r\n\r\nPUT /o"))
                .isFalse();
    }

    @Test
    void whatNobodyAskedForIsNotTakenForHeld() {
        var hold = proxy.hold("PUT /never");
        assertThatExceptionOfType(NotInjected.class)
                .isThrownBy(() -> hold.awaitReached(Duration.ofMillis(50)))
                .withMessageContaining("PUT /never");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client().send(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    /** A new one each time: with connections of its own. */
    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
