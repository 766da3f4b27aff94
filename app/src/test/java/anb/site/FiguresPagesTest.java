package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.editions.Editions;
import anb.showcase.AllVideos;
import anb.upkeep.StorageUse;
import anb.upkeep.Upkeep;
import anb.videos.VideoId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The organiser's figures and files. */
@RealParts
class FiguresPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    AllVideos videos;

    @Autowired
    Upkeep upkeep;

    @Autowired
    StorageUse storage;

    @Autowired
    Editions editions;

    @Autowired
    JdbcClient db;

    private Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/organiser/figures", "/organiser/videos.csv", "/organiser/ranking.csv"})
    void onlyOrganisersSeeThem(String path) {
        assertThat(reader.get(path).header("Location")).startsWith("/signin");
        assertThat(reader.get(path, "Cookie", "anb_session=" + given.player().token())
                        .status())
                .isEqualTo(403);
        assertThat(organiser(path).status()).isEqualTo(200);
    }

    @Test
    void votesByTheHourAreDrawnAndReadOut() {
        var page = organiser("/organiser/figures").body();

        assertThat(page)
                .contains("<svg class=\"chart\"", "role=\"img\" aria-label=\"Votos por hora", "Cifras")
                .doesNotContain(" style=");
        assertThat(page.split("<rect ", -1)).hasSize(48 + 1);
        assertThat(page.substring(page.indexOf("<details"), page.indexOf("</details>"))
                        .split("<tr><td>", -1))
                .hasSize(48 + 1);
        assertThat(organiser("/organiser/figures", "Accept-Language", "en").body())
                .contains("Votes by the hour", "Storage");
    }

    @Test
    void whatIsStoredIsShownByPrefix() {
        given.publishedVideo();
        Awaitility.await().until(() -> {
            upkeep.orderSweep();
            return storage.all().stream().anyMatch(used -> used.prefix().equals("uploads/") && used.objects() > 0);
        });

        assertThat(organiser("/organiser/figures").body())
                .containsSubsequence("processed/", "resources/", "uploads/", "Total")
                .containsPattern("[0-9] [kMG]B");
    }

    @Test
    void everyVideoIsInTheFileWhateverItsState() {
        var player = crowd.person("=2+2", "Leticia").id();
        var open = given.publishedOnPaper(player, "@SUM(A1), \"así\"");
        var waiting = given.uploadedOnPaper(player, "+Aún no");

        var file = organiser("/organiser/videos.csv");

        assertThat(file.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition")).contains("videos.csv");
        assertThat(file.body())
                .startsWith("id,title,player,city,status,published,hidden,failure,votes,uploaded_at\r\n")
                .contains(
                        "\"%s\",\"'@SUM(A1), \"\"así\"\"\",\"'=2+2 Prueba\",\"Leticia\",\"processed\",true,,,0,"
                                .formatted(open),
                        "\"%s\",\"'+Aún no\",\"'=2+2 Prueba\",\"Leticia\",\"uploaded\",false,,,0,".formatted(waiting))
                .endsWith("\r\n");
        assertThat(file.body().split("\r\n")).hasSize(1 + count());
        db.sql("delete from video where id = :id").param("id", waiting.value()).update();
    }

    @Test
    void readPageByPageEachVideoComesOnce() {
        for (int n = 0; n < 5; n++) {
            given.publishedOnPaper(crowd.person("Fila" + n, "Leticia").id(), "Uno " + UUID.randomUUID());
        }
        List<VideoId> seen = new ArrayList<>();
        var page = videos.following(editions.current().id(), null, 3);
        while (!page.isEmpty()) {
            page.forEach(row -> seen.add(row.id()));
            page = videos.following(editions.current().id(), page.getLast().id(), 3);
        }

        assertThat(seen).hasSize(count()).doesNotHaveDuplicates();
    }

    private int count() {
        return db.sql("select count(*) from video").query(Integer.class).single();
    }

    private Reader.Page organiser(String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Cookie", "anb_session=" + given.admin().token()));
        return reader.get(path, all.toArray(String[]::new));
    }
}
