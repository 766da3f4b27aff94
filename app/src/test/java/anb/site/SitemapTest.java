package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.editions.Editions;
import anb.showcase.Catalogue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealParts
class SitemapTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Editions editions;

    @Autowired
    JdbcClient db;

    @Test
    void fromTheIndexEveryPageAndClipIsFound() throws Exception {
        var clip = given.publishedVideo();
        var reader = new Reader(port);
        var origin = "http://localhost:" + port;

        var index = reader.get("/sitemap.xml");

        assertThat(index.header("Content-Type")).startsWith("application/xml");
        assertThat(index.header("Cache-Control")).contains("public", "max-age=3600");
        assertThat(index.body()).contains("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        List<String> found = new ArrayList<>();
        for (var file : locations(index.body())) {
            assertThat(file).startsWith(origin + "/sitemap/");
            found.addAll(locations(reader.get(file.substring(origin.length())).body()));
        }
        assertThat(found)
                .doesNotHaveDuplicates()
                .contains(origin + "/", origin + "/ranking", origin + "/videos/" + clip);
        assertThat(reader.get("/robots.txt").body()).contains("Sitemap: " + origin + "/sitemap.xml");
        assertThat(reader.get("/sitemap/videos-0.xml").status()).isEqualTo(404);
        assertThat(reader.get("/sitemap/videos-999999.xml").status()).isEqualTo(404);
        assertThat(reader.get("/sitemap/videos-x.xml").status()).isEqualTo(404);
    }

    @Test
    void inPartsEveryPublicClipIsThereOnceAlsoOneThatComesLater() throws Exception {
        for (int n = 0; n < 5; n++) {
            given.publishedOnPaper(crowd.person("Mapa" + n, "Leticia").id(), "Ruta");
        }
        var sitemap = new Sitemap(catalogue, editions, 2);
        var files = locations(text(sitemap.index("")));
        var withdrawn = given.publishedOnPaper(crowd.person("Fuera", "Leticia").id(), "Perdida");
        db.sql("update video set withdrawn_at = now() where id = :id")
                .param("id", withdrawn.value())
                .update();
        var late = given.publishedOnPaper(crowd.person("Tarde", "Leticia").id(), "Nueva");
        var before = files.size() - 1;

        List<String> clips = new ArrayList<>();
        for (int number = 1; number <= before; number++) {
            var part = locations(text(sitemap.clips("", number).orElseThrow()));
            assertThat(part).as("only the last one grows").hasSizeLessThanOrEqualTo(number < before ? 2 : 3);
            clips.addAll(part);
        }

        assertThat(files).startsWith("/sitemap/pages.xml", "/sitemap/videos-1.xml");
        assertThat(clips).contains("/videos/" + late).doesNotContain("/videos/" + withdrawn);
        assertThat(clips)
                .containsExactlyElementsOf(
                        db.sql("select '/videos/' || id from video where published order by uploaded_at, id")
                                .query(String.class)
                                .list());
        assertThat(sitemap.clips("", before + 1)).isEmpty();
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    private static List<String> locations(String xml) throws Exception {
        var nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("loc");
        List<String> locations = new ArrayList<>();
        for (int n = 0; n < nodes.getLength(); n++) {
            locations.add(nodes.item(n).getTextContent());
        }
        return locations;
    }
}
