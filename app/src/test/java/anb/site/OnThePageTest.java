package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import anb.accounts.Crowd;
import anb.problem.ErrorCode;
import anb.videos.VideoId;
import anb.videos.VideoProgress;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What scripts add to pages: parts that change in place, lists that go on. */
@EnabledIf("anb.site.Chromium#isThere")
class OnThePageTest extends BrowserFixture {

    /** One more than a page of the gallery shows. */
    private static final int MORE_THAN_A_PAGE = 25;

    /** Follows four videos that say one thing each, counts the streams that are open at once, and tells what the last one said. */
    private static final String FOLLOW_FOUR = """
            async (script) => {
              let open = 0;
              let most = 0;
              window.EventSource = class extends EventTarget {
                constructor() {
                  super();
                  most = Math.max(most, ++open);
                  const data = JSON.stringify({ progress: { phase: "probing", percent: 7, eta_seconds: 40 } });
                  setTimeout(() => this.dispatchEvent(new MessageEvent("progress", { data })));
                }
                close() {
                  open--;
                }
              };
              const { follow } = await import(script);
              const four = [1, 2, 3, 4].map(() => {
                const [state, figures, bar] = ["p", "p", "progress"].map((name) => document.createElement(name));
                return { state, figures, bar };
              });
              four.forEach((shown, n) => follow(n, shown, () => {}));
              while (four.some(({ state }) => !state.textContent)) await new Promise((done) => setTimeout(done, 100));
              return `${most}: ${four[3].state.textContent}, ${four[3].figures.textContent}`;
            }
            """;

    /** Of a video's events. */
    private static final String END = "event: end\ndata: {}\n\n";

    @Autowired
    Crowd crowd;

    @Autowired
    VideoProgress progress;

    @Autowired
    JdbcClient db;

    private final List<UUID> clips = new ArrayList<>();

    @AfterEach
    void noneIsLeft() {
        db.sql("delete from video where id = any (:ids)")
                .param("ids", clips.toArray(UUID[]::new))
                .update();
        clips.clear();
    }

    @Test
    void aVoteIsHeardWhereNothingWasSaidBeforeAndTheKeyboardStaysOnTheButton() {
        var reader = signedIn("/videos/" + given.publishedVideo());
        var heard = reader.locator("[data-heard][role=status]");
        assertThat(heard).hasText("");
        heard.evaluate("region => (region.dataset.before = 'yes')");

        reader.locator("#vote button").focus();
        reader.keyboard().press("Enter");

        assertThat(heard).hasText("¡Voto registrado!");
        assertThat(heard).hasAttribute("data-before", "yes");
        assertThat(reader.locator("#vote button")).hasText("Retirar mi voto");
        assertThat(reader.locator("#vote button")).isFocused();
    }

    @Test
    void whoVotesWithoutANetworkIsTold() {
        var reader = signedIn("/videos/" + given.publishedVideo());

        reader.context().setOffline(true);
        reader.locator("#vote button").click();

        assertThat(reader.locator("[data-toast]"))
                .hasText("No hay respuesta. Revisa tu conexión e inténtalo de nuevo.");
    }

    @Test
    void whoIsOnTheLinkToMoreVideosGoesOnAtTheFirstOfThem() {
        publish(MORE_THAN_A_PAGE);
        var reader = signedIn("/videos?sort=recent");

        reader.locator("#clips .more a").focus();

        assertThat(reader.locator("#clips .clip").nth(MORE_THAN_A_PAGE - 1).locator("a"))
                .isFocused();
    }

    @Test
    void aListComesByItselfForThreePagesAndThenLetsOneGetToTheFootOfThePage() {
        publish(MORE_THAN_A_PAGE);
        var reader = signedIn("/videos?sort=recent&page=2");
        assertThat(reader.locator("#clips .more a")).hasAttribute("hx-trigger", "click, revealed");
        reader.navigate("/videos?sort=recent&page=3");
        var more = reader.locator("#clips .more a");

        reader.locator(".foot [href='/privacy']").focus();
        assertThat(more).hasAttribute("hx-trigger", "click");
        more.click();

        assertThat(reader.locator("#clips .clip").nth(MORE_THAN_A_PAGE - 1)).isVisible();
    }

    @Test
    void thePageBehindTheLastNumberThereIsHasNoNegativeOne() {
        publish(MORE_THAN_A_PAGE);
        var reader = signedIn("/videos?sort=recent&page=" + Integer.MAX_VALUE);

        assertThat(reader.locator("#clips .more a")).hasAttribute("href", Pattern.compile("&page=\\d+$"));
    }

    @Test
    void whoComesBackFromAClipFindsTheOthersWhereTheyWere() {
        publish(10);
        var reader = signedIn("/videos");
        assertThat(reader).hasURL(Pattern.compile("seed=\\d+"));
        var names = reader.locator("#clips .about");
        var order = names.allTextContents();

        reader.locator("#clips a").first().click();
        reader.waitForURL("**/videos/*");
        reader.goBack();

        assertThat(reader).hasURL(Pattern.compile("seed=\\d+"));
        assertThat(names.allTextContents()).isEqualTo(order);
    }

    @Test
    void whoFollowsManyVideosHoldsTwoConnectionsAndHearsOfAll() {
        var player = signedIn("/upload");
        var script = player.locator("script[src$='/upload.js']").getAttribute("src");

        assertThat(player.evaluate(FOLLOW_FOUR, script.replace("upload.js", "follow.js")))
                .isEqualTo("2: Analizando, 7 % · faltan unos 40 s");
    }

    @Test
    void whatWasDoneIsNotSaidAboveWhatCameOfIt() {
        var person = crowd.person("Gloria", "Mitú");
        var video = given.uploadedOnPaper(person.id(), "Otra vez");
        clips.add(video.value());
        var owner = chromium.newPerson();
        chromium.signIn(owner, person.token());
        owner.route("**/site/videos/*/events", route -> {
            progress.failed(video, ErrorCode.PROCESSING_FAILED, List.of());
            route.fulfill(
                    new FulfillOptions().setContentType("text/event-stream").setBody(END));
        });

        owner.navigate("/my/videos/" + video + "?done=retried");

        assertThat(owner).hasURL(Pattern.compile("/my/videos/[0-9a-f-]+$"));
        assertThat(owner.locator("main .notice")).hasCount(1);
        assertThat(owner.locator("main .notice")).hasClass("notice bad");
    }

    private void publish(int count) {
        var player = crowd.person("Gloria", "Mitú").id();
        for (int n = 0; n < count; n++) {
            VideoId clip = given.publishedOnPaper(player, "Video " + n);
            clips.add(clip.value());
        }
    }
}
