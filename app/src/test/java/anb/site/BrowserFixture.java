package anb.site;

import anb.Given;
import anb.RealParts;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What tests in a real browser share: one that is theirs, people in it, and the queue of the upload page. Each of these
 * classes says itself that it needs one, as JUnit's conditions are not inherited.
 */
@RealParts
@TestInstance(Lifecycle.PER_CLASS)
public abstract class BrowserFixture {

    /** Where parts of a file are sent to. */
    static final String PARTS = "**/uploads/*partNumber*";

    /** Where uploads are begun and listed. */
    static final String TICKETS = "**/site/uploads";

    /** Where it is said that all parts are there. */
    static final String COMPLETION = "**/site/uploads/*/complete";

    protected static final double ENCODED_WITHIN_MS = 180_000;

    /** What is said of a file that is there, from the queue to its end. */
    static final Pattern UPLOADED =
            Pattern.compile("En fila|Preparando|Analizando|Haciendo|Comprobando|Guardando|al aire!");

    private static final double SEEN_WITHIN_MS = 45_000;

    private static final Pattern PART = Pattern.compile("partNumber=(\\d+)");

    private static final String KEEPS_A_FILE = """
            () => new Promise((resolve) => {
              indexedDB.open("anb-uploads", 1).onsuccess = ({ target: { result: store } }) => {
                store.transaction("files").objectStore("files").count().onsuccess = ({ target: { result: files } }) => {
                  store.close();
                  resolve(files > 0);
                };
              };
            })""";

    @LocalServerPort
    protected int port;

    @Autowired
    protected Given given;

    protected Chromium chromium;

    @BeforeAll
    protected void launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(SEEN_WITHIN_MS);
        chromium = new Chromium(port);
    }

    @AfterEach
    protected void nothingWasComplainedAbout() {
        chromium.requireContent();
    }

    @AfterAll
    protected void close() {
        chromium.close();
    }

    /** A player on a page, in Spanish. */
    protected Page signedIn(String path) {
        return signedIn(path, "es-CO");
    }

    /** A player on a page, in the language of a locale. */
    Page signedIn(String path, String locale) {
        var page = chromium.newPerson(new NewContextOptions().setLocale(locale));
        chromium.signIn(page, given.player().token());
        page.navigate(path);
        return page;
    }

    /** What the upload page shows of a file that is chosen there now. */
    static Locator chosen(Page page, Path file) {
        page.setInputFiles("#file", file);
        return item(page, file.getFileName().toString());
    }

    /** What the upload page shows of a file of that name. */
    static Locator item(Page page, String name) {
        return page.locator(".item", new Page.LocatorOptions().setHasText(name));
    }

    /** Sends a file that was chosen. */
    static void begin(Locator item) {
        item.locator("[data-begin] button").first().click();
    }

    /** Until the browser keeps a file that is being sent: it is copied meanwhile, and a page left earlier asks for it again. */
    static void waitUntilKept(Page page) {
        page.waitForFunction(KEEPS_A_FILE);
    }

    /** The parts a page sends while its line is not free: none arrives, and the test may let each go. */
    static List<Route> heldParts(Page page, AtomicBoolean free) {
        List<Route> held = new ArrayList<>();
        page.route(PARTS, route -> {
            if (free.get()) {
                route.resume();
            } else {
                held.add(route);
            }
        });
        return held;
    }

    /** Answers the first such request, and lets all others through. */
    static Consumer<Route> once(String method, FulfillOptions answer) {
        var first = new AtomicBoolean(true);
        return route -> {
            if (route.request().method().equals(method) && first.getAndSet(false)) {
                route.fulfill(answer);
            } else {
                route.resume();
            }
        };
    }

    /** What a balancer says while there is no server. */
    static FulfillOptions away() {
        return new FulfillOptions().setStatus(503).setBody("");
    }

    /** The number of the part a URL of the store is for; 0 for none. */
    static int part(String url) {
        var number = PART.matcher(url);
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }
}
