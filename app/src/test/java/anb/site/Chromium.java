package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** People at the system's Chromium, and what it complains about. */
public final class Chromium implements AutoCloseable {

    /** The shell shows the same pages with half the work, as it has no window of its own. */
    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    private static final Path PROGRAM = Optional.ofNullable(System.getProperty("anb.chromium"))
            .map(Path::of)
            .orElseGet(() ->
                    PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElse(PROGRAMS.getLast()));

    /** Started once, which takes seconds, and ended with this JVM: people have nothing in common in it. */
    private static @Nullable Browser shared;

    private final List<BrowserContext> people = new ArrayList<>();
    private final String base;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    public Chromium(int port) {
        base = "http://localhost:" + port;
    }

    private static Browser browser() {
        if (shared == null || !shared.isConnected()) {
            shared = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(List.of("--no-sandbox")));
        }
        return shared;
    }

    /** Where there is none, tests that need one are left out; not where everything must be tested. */
    public static boolean isThere() {
        return Boolean.getBoolean("anb.browser.required") || Files.isExecutable(PROGRAM);
    }

    /**
     * The same, for tests of what is pleasant and not necessary: they begin before {@code anb.browser.until} (seconds since 1970) or
     * not at all. CI has half an hour, on whatever machine, and says what that was too short for.
     */
    public static boolean isThereInTime() {
        boolean late = System.currentTimeMillis() / 1_000 >= Long.getLong("anb.browser.until", Long.MAX_VALUE);
        if (late) {
            System.out.println("LEFT OUT, as it is too late: a test of films or of speed (see its class below)");
        }
        return isThere() && !late;
    }

    /** A person's own browser: nothing in it of anybody else's. */
    public Page newPerson(NewContextOptions options) {
        BrowserContext context = browser().newContext(options.setBaseURL(base));
        people.add(context);
        context.setDefaultTimeout(60_000);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(page.url() + " " + message.text());
            } else if (message.type().equals("error") && !isMissing(message, page)) {
                errors.add(page.url() + " " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " " + error));
        page.onRequest(request -> {
            if (!request.url().matches("(blob:)?http://(localhost|127\\.0\\.0\\.1):.*|data:.*")) {
                complaints.add(page.url() + " asks elsewhere: " + request.url());
            }
        });
        return page;
    }

    public Page newPerson() {
        return newPerson(new NewContextOptions().setLocale("es-CO"));
    }

    /** This page is from now on that of whoever has this token. */
    public void signIn(Page page, String token) {
        page.context().addCookies(List.of(new Cookie("anb_session", token).setUrl(base)));
    }

    /** This page sends no faster until the session is detached. */
    public static CDPSession slowLine(Page page, int bytesPerSecond) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", bytesPerSecond);
        var session = page.context().newCDPSession(page);
        session.send("Network.emulateNetworkConditions", conditions);
        return session;
    }

    /** No policy broken, no script failed, nobody else asked for anything. */
    public void requireContent() {
        assertThat(complaints).isEmpty();
    }

    /** A page that is an error itself, or a picture of a clip that exists on paper alone and is not in the store. */
    private boolean isMissing(ConsoleMessage message, Page page) {
        var what = message.location().replaceFirst("(:\\d+){2}$", "");
        return message.text().startsWith("Failed to load resource")
                && (what.equals(page.url()) || !what.startsWith(base));
    }

    /** Nor was anything else written to the console as an error. */
    public void requireSilence() {
        requireContent();
        assertThat(errors).isEmpty();
    }

    @Override
    public void close() {
        people.forEach(BrowserContext::close);
    }
}
