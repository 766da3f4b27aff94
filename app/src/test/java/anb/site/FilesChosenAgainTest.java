package anb.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Files the upload page asks for once more. */
@EnabledIf("anb.site.Chromium#isThere")
class FilesChosenAgainTest extends BrowserFixture {

    /** A browser that keeps no files. */
    private static final String KEEPS_NONE = "Object.defineProperty(window, 'indexedDB', { value: undefined })";

    private static final String KNOWS_THE_FIRST_PART =
            "() => Object.values(localStorage).some((marks) => JSON.parse(marks).parts[1])";

    private static final FulfillOptions FULL = new FulfillOptions()
            .setStatus(429)
            .setContentType("application/problem+json")
            .setBody("{\"code\": \"too_many_open_uploads\"}");

    private static final Pattern A_TICKET_OR_ALL = Pattern.compile("/site/uploads(/[0-9a-f-]{36})?$");

    @TempDir
    Path folder;

    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicBoolean free = new AtomicBoolean();
    private final List<Integer> sent = new ArrayList<>();

    /** After a broken line, which has the page learn anew what the store has: that is not sent again. */
    @Test
    void aFileThatCanNoLongerBeReadIsAskedForAndGoesOnWhereItWas() throws IOException {
        var player = uploading(1);
        broken.set(true);
        var file = Files.copy(given.clips().large(), folder.resolve("movida.mp4"));
        var item = chosen(player, file);
        begin(item);
        assertThat(item.locator("[data-state]")).containsText("Sin conexión");
        player.waitForResponse(FilesChosenAgainTest::storesTheFirstPart, () -> broken.set(false));
        player.waitForFunction(KNOWS_THE_FIRST_PART);
        waitUntilKept(player);
        item.locator("[data-pause]").click();
        assertThat(item.locator("[data-state]")).hasText("En pausa");

        Files.delete(file);
        free.set(true);
        item.locator("[data-resume]").click();

        assertThat(item.locator("[data-state]"))
                .hasText("Ya no se puede leer movida.mp4. Elígelo otra vez para continuar donde iba.");
        assertThat(item.locator("[data-pause]")).isHidden();
        sent.clear();
        Files.copy(given.clips().large(), file);
        item.locator("[data-file-again]").setInputFiles(file);
        assertThat(item.locator("[data-state]")).hasText("Revisando el video…");
        assertThat(sent).containsExactlyInAnyOrder(2, 3);
        assertThat(player.locator("[data-toast]")).hasText("");
    }

    @Test
    void theSameBytesGoOnWhereTheyWereWhateverTheirDate() throws IOException {
        var player = uploading(1);
        var item = askedForAgain(player);

        item.locator("[data-file-again]").setInputFiles(copy());

        assertThat(item.locator("[data-state]")).hasText("Revisando el video…");
        assertThat(sent).containsExactlyInAnyOrder(2, 3);
        assertThat(player.locator("[data-toast]")).hasText("");
    }

    @Test
    void anotherFileOfThatNameAndSizeBeginsAnew() throws IOException {
        var player = uploading(1);
        var item = askedForAgain(player);

        item.locator("[data-file-again]").setInputFiles(another());

        assertThat(player.locator("[data-toast]"))
                .hasText("Ese archivo no es el de antes, aunque se llama igual: la subida empieza de nuevo.");
        assertThat(item.locator("[data-state]")).hasText("Revisando el video…");
        assertThat(sent).containsExactlyInAnyOrder(1, 2, 3);
        player.reload();
        assertThat(player.locator(".item")).hasCount(1);
    }

    @Test
    void whereAnotherFileIsNotTakenTheFirstStillGoesOn() throws IOException {
        var player = uploading(1);
        var item = askedForAgain(player);
        player.route(TICKETS, once("POST", away()));

        item.locator("[data-file-again]").setInputFiles(another());

        assertThat(item.locator("[data-wrong]")).hasText("No hay respuesta. Revisa tu conexión e inténtalo de nuevo.");
        assertThat(player.locator("[data-toast]")).hasText("");
        player.reload();
        assertThat(item.locator("[data-state]")).hasText("Elige otra vez large.mp4 para continuar donde iba.");
        item.locator("[data-file-again]").setInputFiles(given.clips().large());
        assertThat(item.locator("[data-state]")).hasText("Revisando el video…");
        assertThat(sent).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void whereThereIsNoRoomForBothTheFirstGoesBeforeAnotherFileComes() throws IOException {
        var player = uploading(1);
        var item = askedForAgain(player);
        player.route(TICKETS, once("POST", FULL));
        List<String> asked = new ArrayList<>();
        player.onRequest(request -> {
            if (!request.method().equals("GET")
                    && A_TICKET_OR_ALL.matcher(request.url()).find()) {
                asked.add(request.method());
            }
        });

        item.locator("[data-file-again]").setInputFiles(another());

        assertThat(item.locator("[data-state]")).hasText("Revisando el video…");
        assertThat(asked).containsExactly("POST", "DELETE", "POST");
        assertThat(sent).containsExactlyInAnyOrder(1, 2, 3);
    }

    /** The large clip, of which the first part is stored and the file is not kept. */
    private Locator askedForAgain(Page player) {
        var item = chosen(player, given.clips().large());
        player.waitForResponse(FilesChosenAgainTest::storesTheFirstPart, () -> begin(item));
        player.waitForFunction(KNOWS_THE_FIRST_PART);
        player.addInitScript(KEEPS_NONE);
        player.reload();
        assertThat(item.locator("[data-state]")).hasText("Elige otra vez large.mp4 para continuar donde iba.");
        sent.clear();
        free.set(true);
        return item;
    }

    private static boolean storesTheFirstPart(Response answer) {
        return part(answer.url()) == 1 && answer.request().method().equals("PUT");
    }

    /** A file of the name and size of the large clip, and one byte that is another. */
    private Path another() throws IOException {
        var other = copy();
        try (var bytes = new RandomAccessFile(other.toFile(), "rw")) {
            bytes.seek(4_711);
            int was = bytes.read();
            bytes.seek(4_711);
            bytes.write(was + 1);
        }
        return other;
    }

    private Path copy() throws IOException {
        return Files.copy(given.clips().large(), folder.resolve("large.mp4"));
    }

    /**
     * Somebody of whom the store gets the first so many parts, no others until it is free and none while the line is broken,
     * and whose uploads come to no end.
     */
    private Page uploading(int parts) {
        broken.set(false);
        free.set(false);
        var player = signedIn("/upload");
        player.route(PARTS, route -> {
            int number = part(route.request().url());
            if (broken.get()) {
                route.abort("connectionfailed");
            } else if (free.get() || number <= parts) {
                sent.add(number);
                route.resume();
            }
        });
        player.route(COMPLETION, route -> {});
        return player;
    }
}
