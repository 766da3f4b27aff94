package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Files the upload page asks for once more. */
@EnabledIf("anb.site.Chromium#isThere")
class FilesChosenAgainTest extends BrowserFixture {

    @TempDir
    Path folder;

    private final AtomicBoolean free = new AtomicBoolean();

    @Test
    void aFileThatCanNoLongerBeReadIsAskedForAndGoesOn() throws IOException {
        var player = uploading();
        var file = Files.copy(given.clips().good(), folder.resolve("movida.mp4"));
        var item = chosen(player, file);
        begin(item);
        assertThat(item.locator("[data-state]")).hasText("Subiendo");
        waitUntilKept(player);
        item.locator("[data-pause]").click();
        assertThat(item.locator("[data-state]")).hasText("En pausa");

        Files.delete(file);
        free.set(true);
        item.locator("[data-resume]").click();

        assertThat(item.locator("[data-state]"))
                .hasText("Ya no se puede leer movida.mp4. Elígelo otra vez para continuar donde iba.");
        assertThat(item.locator("[data-pause]")).isHidden();
        Files.copy(given.clips().good(), file);
        item.locator("[data-file-again]").setInputFiles(file);
        assertThat(item.locator("[data-state]")).hasText("Revisando el video…");
    }

    /** Somebody of whom the store gets nothing until it is free, and whose uploads come to no end. */
    private Page uploading() {
        free.set(false);
        var player = signedIn("/upload");
        player.route(PARTS, route -> {
            if (free.get()) {
                route.resume();
            }
        });
        player.route(COMPLETION, route -> {});
        return player;
    }
}
