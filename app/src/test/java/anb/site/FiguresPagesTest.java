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
import java.time.Duration;
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
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
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
                .startsWith("id,title,player,city,status,published,hidden,failure,votes,uploaded_at,description\r\n")
                .contains(
                        "\"%s\",\"'@SUM(A1), \"\"así\"\"\",\"'=2+2 Prueba\",\"Leticia\",\"processed\",true,,,0,"
                                .formatted(open),
                        "\"%s\",\"'+Aún no\",\"'=2+2 Prueba\",\"Leticia\",\"uploaded\",false,,,0,".formatted(waiting))
                .endsWith("\r\n");
        assertThat(file.body().split("\r\n")).hasSize(1 + count());
        db.sql("delete from video where id = :id").param("id", waiting.value()).update();
    }

    @Test
    void theRankingIsInTheFileToItsLastPlayer() {
        var city = "fila " + UUID.randomUUID();
        scores(city, 5_001);
        try {
            var file = organiser("/organiser/ranking.csv");

            assertThat(file.header("Content-Disposition")).contains("ranking.csv");
            assertThat(file.body()).startsWith("position,player,city,votes\r\n").endsWith("\r\n");
            assertThat(file.body().lines().filter(line -> line.contains(city)))
                    .hasSize(5_001)
                    .doesNotHaveDuplicates()
                    .allMatch(line -> line.startsWith("1,\"Fila ") && line.endsWith(",\"" + city + "\",7000000"));
        } finally {
            db.sql("delete from score where city_key = :city")
                    .param("city", city)
                    .update();
            db.sql("delete from score_level where votes = 7000000").update();
            db.sql("delete from account where city_key = :city")
                    .param("city", city)
                    .update();
            db.sql("delete from city where key = :city").param("city", city).update();
        }
    }

    /** So many players who share the first place with seven million votes each, of whom there are only the scores. */
    private void scores(String city, int players) {
        db.sql("""
                with place as (
                    insert into city (key, name) values (:city, :city)),
                person as (
                    insert into account (id, email, email_key, first_name, last_name, name_key, city, city_key, country,
                                         password_hash, tokens_valid_from)
                    select id, id || '@example.org', id || '@example.org', 'Fila', n::text, 'fila ' || n, :city, :city,
                           'Colombia', 'none', now()
                    from (select gen_random_uuid() as id, n from generate_series(1, :players) n) numbered
                    returning id),
                line as (
                    insert into score (edition, player, city_key, votes, last_vote_at)
                    select edition.id, person.id, :city, 7000000, now() from person, edition where is_default)
                insert into score_level (edition, city_key, votes, players)
                select edition.id, scope, 7000000, :players from edition, unnest(array['', :city]) scope where is_default
                """).param("city", city).param("players", players).update();
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
