package anb.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Given;
import anb.RealParts;
import anb.demo.Camera.View;
import anb.site.Chromium;
import anb.site.Tour;
import anb.site.Tour.Stop;
import anb.upkeep.StorageUse;
import anb.upkeep.Upkeep;
import anb.videos.VideoId;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Plays the demo and takes a picture of every page, in three widths and both lights: {@code mvn -Pscreens -pl embedded,app
 * test}. All of them are in {@code target/screens}; those that docs/screens/README.md shows are copied there.
 */
@RealParts
@EnabledIf("anb.site.Chromium#isThere")
class Screens {

    private static final Path SHOWN = Path.of("../docs/screens");
    private static final Pattern NAMED = Pattern.compile("src=\"([a-z0-9-]+\\.jpg)\"");

    /** Broadcasts are being made, and some are there. */
    private static final String IN_THE_MIDDLE = "the workers make broadcasts: 4 of ";

    /** So that a good clip is under way for some ten seconds. */
    private static final int BYTES_PER_SECOND = 400_000;

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Demo demo;

    @Autowired
    Upkeep upkeep;

    @Autowired
    StorageUse storage;

    @Autowired
    JdbcClient db;

    @Test
    void everyPageInEveryWidthAndLight() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(Camera.ALL);
        try (var chromium = new Chromium(port)) {
            var camera = new Camera(chromium);
            camera.take(null, Tour.empty());
            demo.play(Cast.PLAYERS, Cast.FANS, step -> {
                if (step.startsWith(IN_THE_MIDDLE)) {
                    whileTheyWork(camera);
                }
            });
            theStoreIsCounted();
            afterwards(camera);
            chromium.requireContent();
            copyShown();
            assertThat(camera.tooWide()).isEmpty();
        }
    }

    private void whileTheyWork(Camera camera) {
        camera.take(given.admin(), List.of(new Stop("desk-work-busy", "/organiser")));
        var video = id("select id from video where status = 'processing' order by uploaded_at limit 1");
        camera.take(owner(video), List.of(Tour.own(video, "in-work")));
    }

    private void afterwards(Camera camera) {
        var clip = titled("Triple desde la esquina");
        var player = owner(clip);
        camera.take(null, Tour.open(clip, "bogota"));
        camera.take(player, Tour.signedIn(clip));
        camera.take(
                player,
                List.of(
                        Tour.own(clip, "public"),
                        Tour.own(titled("Grabado en el parque"), "failed"),
                        Tour.own(titled("Tiro sobre la bocina"), "waiting")));
        Camera.VIEWS.forEach(view -> uploads(camera, player, view));
        camera.take(given.admin(), Tour.desk());
        camera.take(given.admin(), List.of(new Stop("desk-accounts-found", "/organiser/accounts?q=ana")));
    }

    /** What the upload page makes of a file that will do and of one that will not, and of the first on its way. */
    private void uploads(Camera camera, Client player, View view) {
        var page = camera.open(player, view);
        page.navigate("/upload");
        page.setInputFiles("#file", given.clips().twelveSeconds());
        page.setInputFiles("#file", given.clips().good());
        var item = page.locator(".item", new Page.LocatorOptions().setHasText("good.mp4"));
        item.locator("[name=title]").fill("Bandeja a dos manos");
        camera.shoot(page, new Stop("upload-chosen", "/upload"), view);

        var line = Chromium.slowLine(page, BYTES_PER_SECOND);
        item.locator("[data-begin] button").first().click();
        page.waitForFunction("bar => bar.value > 20", item.locator("progress").elementHandle());
        camera.shoot(page, new Stop("upload-under-way", "/upload"), view);
        item.locator("[data-cancel]").click();
        item.locator("[data-wrong]:not(:empty)").waitFor();
        line.detach();
        page.context().close();
    }

    private void theStoreIsCounted() {
        upkeep.orderSweep();
        await().until(() -> storage.all().size() > 1);
    }

    /** Those that the index of the folder names, all of which must be there. */
    private static void copyShown() throws IOException {
        var index = Files.readString(SHOWN.resolve("README.md"));
        for (var name :
                NAMED.matcher(index).results().map(found -> found.group(1)).toList()) {
            Files.copy(Camera.ALL.resolve(name), SHOWN.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Client owner(VideoId video) {
        var email = db.sql("select email from video join account on account.id = video.player where video.id = :id")
                .param("id", video.value())
                .query(String.class)
                .single();
        return given.visitor().signIn(email, People.PASSWORD);
    }

    private VideoId titled(String title) {
        return id("select id from video where title = '" + title + "'");
    }

    private VideoId id(String query) {
        return new VideoId(db.sql(query).query(UUID.class).single());
    }
}
