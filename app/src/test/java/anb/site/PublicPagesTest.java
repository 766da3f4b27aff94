package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Http;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that everybody may see, and whoever stands between may keep. */
class PublicPagesTest extends PagesFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/videos",
                "/videos?sort=votes&q=triple",
                "/ranking",
                "/ranking?city=bogota",
                "/rules",
                "/privacy"
            })
    void pagesForEverybodyAreShortlyKeptAndNotSentTwice(String path) {
        var page = reader.get(path.contains("sort") || !path.equals("/videos") ? path : path + "?seed=7");

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("public", "max-age=2");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.header("Vary").toLowerCase(Locale.ROOT)).contains("accept-language", "cookie");
    }

    /** Votes of other tests may still be counted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/videos?seed=7",
                "/videos?sort=votes",
                "/videos/ID",
                "/embed/ID",
                "/ranking",
                "/ranking?city=bogota",
                "/rules",
                "/privacy"
            })
    void whoHasAPageIsToldSo(String path) {
        var page = path.replace("ID", given.publishedVideo().toString());

        await().untilAsserted(() -> {
            var tag = reader.get(page).header("ETag");
            assertThat(tag).isNotEmpty();
            for (var known : List.of(tag, "*")) {
                assertThat(reader.get(page, "If-None-Match", known).status()).isEqualTo(304);
            }
        });
    }

    @Test
    void assetsAreKeptForAYear() {
        var page = reader.get("/").body();
        var style = page.substring(page.indexOf("/assets/"), page.indexOf(".svg")) + ".svg";

        var asset = reader.get(style);

        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.header("Cache-Control")).contains("max-age=31536000", "immutable");
        for (var known : List.of(asset.header("ETag"), "*")) {
            assertThat(reader.get(style, "If-None-Match", known).status()).isEqualTo(304);
        }
        assertThat(reader.get(style.replace("logo.svg", "htmx.min.js")).status())
                .isEqualTo(200);
        assertThat(reader.get(style.replace("logo.svg", "fonts/barlow-condensed-latin-900-italic.woff2"))
                        .status())
                .isEqualTo(200);
        assertThat(reader.get("/assets/other/site.css").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/videos?city=%00",
                "/videos?q=a%00b",
                "/videos?sort=votes&city=%00",
                "/videos?sort=nothing",
                "/videos?sort=recent&after=x",
                "/videos?page=0",
                "/videos?page=x",
                "/videos?seed=x",
                "/videos?seed=7&after=x",
                "/videos?seed=7&after=TmFOIDAxOTAwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA",
                "/videos?seed=7&page=2147483647",
                "/ranking?city=%00",
                "/ranking?page=0",
                "/oembed?url=%00",
                "/signin?next=%00",
                "/videos/%00",
                "/embed/x"
            })
    void whatMakesNoSenseIsTheReadersMistakeAndNotOurs(String path) {
        assertThat(reader.get(path).status()).isBetween(200, 404);
    }

    @Test
    void picturesOfAListAreLoadedInSightAndInTheSizeThatIsNeeded() {
        var id = given.publishedVideo();

        assertThat(reader.get("/videos?q=triple+desde+la+esquina").body())
                .contains("srcset=\"/videos/%1$s/thumbnail.jpg 480w, /videos/%1$s/poster.jpg 1280w\"".formatted(id))
                .contains("sizes=\"", "width=\"480\" height=\"270\"", "loading=\"lazy\"")
                .doesNotContain("loading=\"eager\"");
    }

    @Test
    void whatIsFoundIsTheNewestFirstAndSaysSo() {
        var found = reader.get("/videos?q=triple&sort=shuffled").body();
        var all = reader.get("/videos").body();

        assertThat(found).contains("aria-current=\"true\">Más nuevos<").doesNotContain("Al azar");
        assertThat(all).contains("aria-current=\"true\">Al azar<");
    }

    @Test
    void errorsAreFriendlyToPeopleAndPreciseToPrograms() {
        assertThat(reader.get("/videos/" + UUID.randomUUID()).body()).contains("404", "<h1>", "logo.svg");
        assertThat(reader.get("/videos?sort=best").status()).isEqualTo(400);
        assertThat(Http.to(port).get("/videos?sort=best").code()).isEqualTo("invalid_request");
    }
}
