package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import anb.problem.ErrorCode;
import anb.problem.Wording;
import com.microsoft.playwright.Route.FulfillOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the upload page says, and does next, when it is refused for now. */
@EnabledIf("anb.site.Chromium#isThere")
class RefusedUploadsTest extends BrowserFixture {

    private static final Duration ASKED_TO_WAIT = Duration.ofSeconds(3);

    @Test
    void aQuotaIsToldInWordsForPeopleAndWaitedForAsLongAsIsAskedFor() {
        var player = signedIn("/upload");
        player.route(TICKETS, once("POST", refusal(ErrorCode.TOO_MANY_OPEN_UPLOADS, "es")));
        List<Long> asked = new ArrayList<>();
        player.onRequest(request -> {
            if (request.url().endsWith("/complete")) {
                asked.add(System.nanoTime());
            }
        });
        player.route(COMPLETION, once("POST", refusal(ErrorCode.TOO_MANY_UNFINISHED, "es")));

        var item = chosen(player, given.clips().good());
        begin(item);
        assertThat(item.locator("[data-wrong]"))
                .hasText("Tienes 10 subidas sin terminar y el máximo es 10. Termina o cancela alguna en esta página.");
        assertThat(item).hasClass("item failed");
        begin(item);

        assertThat(item.locator("[data-state]"))
                .hasText("Tienes 10 videos sin terminar de procesar y el máximo es 10."
                        + " Espera a que termine alguno, o elimínalo en Mis videos.");
        assertThat(item.locator("[data-wrong]")).hasText("");
        assertThat(item).hasClass("item");
        assertThat(item.locator("[data-state]")).containsText(UPLOADED);
        assertThat(Duration.ofNanos(asked.get(1) - asked.get(0))).isGreaterThanOrEqualTo(ASKED_TO_WAIT);
    }

    @Test
    void aRequestThatCameTooSlowlyOrTooEarlyIsSentAgain() {
        for (int status : List.of(408, 425)) {
            var player = signedIn("/upload");
            player.route(
                    COMPLETION,
                    once("POST", new FulfillOptions().setStatus(status).setBody("")));
            var item = chosen(player, given.clips().good());
            begin(item);

            assertThat(item.locator("[data-state]")).containsText(UPLOADED);
        }
    }

    @Test
    void whoReadsEnglishIsToldInEnglishHowItGoes() {
        var player = signedIn("/upload", "en");
        player.route(TICKETS, once("POST", refusal(ErrorCode.TOO_MANY_OPEN_UPLOADS, "en")));
        player.route(PARTS, route -> {});
        var item = chosen(player, given.clips().good());
        begin(item);
        assertThat(item.locator("[data-wrong]"))
                .hasText("You have 10 unfinished uploads and at most 10 are allowed. Finish or cancel one on this"
                        + " page.");

        begin(item);
        assertThat(item.locator("[data-state]")).hasText("Uploading");
        item.locator("[data-pause]").click();
        assertThat(item.locator("[data-state]")).hasText("Paused");
        item.locator("[data-resume]").click();
        assertThat(item.locator("[data-state]")).hasText("Uploading");
        player.context().setOffline(true);
        assertThat(item.locator("[data-state]")).hasText("No connection: it goes on by itself.");
        player.context().setOffline(false);
        assertThat(item.locator("[data-state]")).hasText("Uploading");
        item.locator("[data-cancel]").click();

        assertThat(item.locator("[data-wrong]")).hasText("Upload cancelled.");
    }

    private static FulfillOptions refusal(ErrorCode code, String language) {
        var message = Wording.of(code, List.of(10, 10), Locale.of(language)).message();
        return new FulfillOptions()
                .setStatus(429)
                .setContentType("application/problem+json")
                .setHeaders(Map.of("Retry-After", String.valueOf(ASKED_TO_WAIT.toSeconds())))
                .setBody("{\"code\": \"%s\", \"message\": \"%s\", \"remedy\": \"GET /api/uploads\"}"
                        .formatted(code.code(), message));
    }
}
