package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot take part, as a browser finds out by itself. */
@EnabledIf("anb.site.Chromium#isThere")
class WrongFilesTest extends BrowserFixture {

    /** Whether the zone shows that files are above it, and no more once they are dropped. */
    private static final String DROP = """
            (zone) => {
              const dataTransfer = new DataTransfer();
              for (const name of ["uno.txt", "dos.txt"]) dataTransfer.items.add(new File(["hola"], name));
              const drag = (type) => zone.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
              drag("dragover");
              const shown = zone.classList.contains("over");
              drag("drop");
              return shown && !zone.classList.contains("over");
            }
            """;

    /** Whether a file that is let go on the heading leaves the page where it is. */
    private static final String DROP_BESIDE = """
            (heading) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File(["hola"], "uno.txt"));
              const drag = (type) => heading.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
              return !drag("dragover") && !drag("drop");
            }
            """;

    @TempDir
    Path folder;

    @Test
    void eachIsToldWithItsRemedyBeforeAByteIsSent() throws IOException {
        assertTold(
                "es-CO",
                Map.of(
                        "notas.txt", "No es un video MP4 ni MOV. Expórtalo",
                        "vacio.mp4", "Pesa 0 bytes y debe pesar entre 1 byte y 100 MB. Comprueba que se reproduce",
                        "grande.mp4", "Pesa 101 MB y el máximo es 100 MB. Recórtalo",
                        "12s.mp4", "Dura 12 s y debe durar de 20 a 60 s. Elige uno más largo.",
                        "70s.mp4", "Dura 70 s y debe durar de 20 a 60 s. Recórtalo",
                        "720p.mp4", "Mide 1280×720 píxeles y debe medir al menos 1920×1080. Graba en 1080p"));
    }

    @Test
    void whoReadsEnglishIsToldInEnglish() throws IOException {
        assertTold(
                "en",
                Map.of(
                        "notas.txt", "This is neither MP4 nor MOV. Export it",
                        "vacio.mp4", "It has 0 bytes and must have 1 byte to 100 MB. Check that it plays",
                        "grande.mp4", "It has 101 MB and may have 100 MB at most. Cut it",
                        "12s.mp4", "It lasts 12 s and must last 20 to 60 s. Choose a longer one.",
                        "70s.mp4", "It lasts 70 s and must last 20 to 60 s. Cut it",
                        "720p.mp4",
                                "It measures 1280×720 pixels and must measure at least 1920×1080. Record in 1080p"));
    }

    @Test
    void whatIsDroppedIsLookedAtFileByFile() {
        var page = signedIn("/upload");

        assertThat(page.locator("[data-drop]").evaluate(DROP)).isEqualTo(true);

        assertThat(page.locator(".item")).hasCount(2);
        assertThat(item(page, "uno.txt").locator("[data-wrong]")).containsText("No es un video MP4 ni MOV.");
        assertThat(item(page, "dos.txt").locator("[data-wrong]")).containsText("No es un video MP4 ni MOV.");
    }

    @Test
    void whatIsDroppedBesideTheZoneIsNotOpenedInPlaceOfThePage() {
        var page = signedIn("/upload");

        assertThat(page.locator("h1").evaluate(DROP_BESIDE)).isEqualTo(true);

        assertThat(page.locator(".item")).hasCount(0);
    }

    @Test
    void theFormForScriptsIsThereBeforeThem() {
        var page = signedIn("/videos");
        page.route("**/js/upload.js", route -> {});

        page.navigate("/upload", new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));

        assertThat(page.locator(".drop .btn")).isVisible();
        assertThat(page.locator("#title")).isHidden();
        assertThat(page.locator("[data-file]")).hasCSS("width", "1px");
        assertThat(page.locator("#file")).hasAccessibleDescription(Pattern.compile("^MP4 o MOV"));
    }

    /** Of each file, by its name, these words are said, and nothing is sent. */
    private void assertTold(String locale, Map<String, String> words) throws IOException {
        List<String> sent = new CopyOnWriteArrayList<>();
        var page = signedIn("/upload", locale);
        page.onRequest(request -> {
            if (!request.method().equals("GET")) {
                sent.add(request.method() + " " + request.url());
            }
        });

        for (var file : files()) {
            page.setInputFiles("#file", file);
        }

        words.forEach((name, said) -> {
            assertThat(item(page, name).locator("[data-wrong]")).containsText(said);
            assertThat(item(page, name).locator("[name=title]")).isHidden();
        });
        assertThat(item(page, "notas.txt").locator("[data-size]")).hasText("1 KB");
        for (int left = words.size(); left > 0; left--) {
            page.locator(".item [data-remove]").first().click();
            assertThat(page.locator(".item")).hasCount(left - 1);
        }
        assertThat(sent).isEmpty();
    }

    private List<Path> files() throws IOException {
        return List.of(
                Files.writeString(folder.resolve("notas.txt"), "hola"),
                Files.createFile(folder.resolve("vacio.mp4")),
                large("grande.mp4"),
                given.clips().twelveSeconds(),
                given.clips().seventySeconds(),
                given.clips().small());
    }

    /** A megabyte too much, of nothing. */
    private Path large(String name) throws IOException {
        var file = folder.resolve(name);
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(101 << 20);
        }
        return file;
    }
}
