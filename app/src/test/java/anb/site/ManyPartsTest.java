package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** How parts, of one file and of several, share a line. */
@EnabledIf("anb.site.Chromium#isThere")
class ManyPartsTest extends BrowserFixture {

    private static final int LANES = 3;

    /** Half of what a part may be silent for, which leaves the other to a busy machine; twice as long is more. */
    private static final long SLOW_MS = 23_000;

    /** Remembers everything that is said of any file from now on. */
    private static final String REMEMBER = """
            () => {
              window.said = "";
              const listen = () => document.querySelectorAll("[data-state]").forEach((state) => (window.said += state.textContent));
              new MutationObserver(listen).observe(document.querySelector("#queue"), { subtree: true, childList: true });
            }
            """;

    @TempDir
    Path folder;

    @Test
    void filesOnASlowLineTakeTurnsAndNoneThatWaitsIsTakenForBroken() throws IOException {
        var player = signedIn("/upload");
        player.clock().install();
        player.evaluate(REMEMBER);
        List<Route> held = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        player.route(PARTS, route -> {
            sent.add(route.request().url());
            held.add(route);
        });
        player.route(COMPLETION, route -> {});
        var names = List.of("uno.mp4", "dos.mp4", "tres.mp4");
        player.setInputFiles("#file", copies(names));
        names.forEach(
                name -> assertThat(item(player, name).locator("[data-begin]")).isVisible());
        names.forEach(name -> begin(item(player, name)));

        for (int turn = 0; turn < names.size(); turn++) {
            player.waitForCondition(() -> held.size() >= LANES);
            player.clock().fastForward(SLOW_MS);
            names.forEach(name ->
                    assertThat(item(player, name).locator("[data-state]")).not().containsText("Sin"));
            assertThat(held).hasSize(LANES);
            var now = List.copyOf(held);
            held.clear();
            now.forEach(Route::resume);
        }

        names.forEach(
                name -> assertThat(item(player, name).locator("[data-state]")).hasText("Revisando el video…"));
        assertThat(sent).hasSize(names.size() * 3).doesNotHaveDuplicates();
        assertThat((String) player.evaluate("() => window.said"))
                .contains("Subiendo")
                .doesNotContain("Sin conexión");
    }

    @Test
    void aPartThatFailsLeavesThoseAloneThatAreOnTheirWay() {
        var player = signedIn("/upload");
        List<Route> held = new ArrayList<>();
        Map<Integer, Integer> sent = new HashMap<>();
        Set<Integer> failed = new HashSet<>();
        player.onRequestFailed(request -> {
            if (part(request.url()) > 0) {
                failed.add(part(request.url()));
            }
        });
        player.route(PARTS, route -> {
            int number = part(route.request().url());
            if (number != 2) {
                sent.merge(number, 1, Integer::sum);
                held.add(route);
            } else if (sent.merge(number, 1, Integer::sum) == 1) {
                route.abort("connectionfailed");
            } else {
                route.resume();
            }
        });
        player.route(COMPLETION, route -> {});
        var item = chosen(player, given.clips().large());
        begin(item);
        player.waitForCondition(() -> held.size() == 2 && failed.contains(2));

        List.copyOf(held).forEach(Route::resume);

        assertThat(item.locator("[data-state]")).hasText("Revisando el video…");
        assertThat(sent).isEqualTo(Map.of(1, 1, 2, 2, 3, 1));
        assertThat(failed).containsOnly(2);
    }

    @Test
    void whoPausesWhileOthersHaveTheLineGoesOnWhenItIsTheirTurn() throws IOException {
        var player = signedIn("/upload");
        var free = new AtomicBoolean();
        var held = heldParts(player, free);
        player.route(COMPLETION, route -> {});
        player.setInputFiles("#file", copies(List.of("uno.mp4", "dos.mp4")));
        begin(item(player, "uno.mp4"));
        player.waitForCondition(() -> held.size() == LANES);
        var second = item(player, "dos.mp4");
        begin(second);
        assertThat(second.locator("[data-state]")).hasText("Subiendo");

        second.locator("[data-pause]").click();
        assertThat(second.locator("[data-state]")).hasText("En pausa");
        second.locator("[data-resume]").click();
        assertThat(second.locator("[data-state]")).hasText("Subiendo");
        free.set(true);
        List.copyOf(held).forEach(Route::resume);

        assertThat(second.locator("[data-state]")).hasText("Revisando el video…");
    }

    /** The large clip, once by each name. */
    private Path[] copies(List<String> names) throws IOException {
        var copies = new ArrayList<Path>();
        for (var name : names) {
            copies.add(Files.copy(given.clips().large(), folder.resolve(name)));
        }
        return copies.toArray(Path[]::new);
    }
}
