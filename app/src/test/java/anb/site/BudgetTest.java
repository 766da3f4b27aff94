package anb.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.videos.VideoId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a phone loads before it sees the first poster, as it is sent to a browser that takes gzip: of a contest the whole country enters. */
@RealParts
class BudgetTest {

    private static final long MOST = 100_000;

    /** More than a page shows. */
    private static final int CLIPS = 25;

    /** As many as Colombia has municipalities, in round figures. */
    private static final int CITIES = 1_100;

    private static final Pattern IN_A_PAGE = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final Pattern IN_A_STYLE = Pattern.compile("url\\(\"([^\"]+)\"\\)");
    private static final Pattern IN_A_SCRIPT = Pattern.compile("(?:from|import)\\s*\\(?\"(\\.{1,2}/[^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    JdbcClient db;

    private final List<VideoId> clips = new ArrayList<>();

    @BeforeEach
    void aFullPage() {
        for (int n = 0; n < CLIPS; n++) {
            var player = crowd.person("María Fernanda", "San José del Guaviare").id();
            clips.add(given.publishedOnPaper(player, "Penetración y bandeja a una mano contra tres, en la final " + n));
        }
    }

    @BeforeEach
    void fromTheWholeCountry() {
        db.sql("""
                with place as (
                    insert into city (key, name)
                    select 'budget ' || md5(n::text), 'Budget ' || md5(n::text) from generate_series(1, :cities) n returning key)
                insert into listing (edition, city_key, hour, videos) select edition, key, now(), 1
                from place, (select distinct edition from listing where videos > 0) as entered
                """).param("cities", CITIES).update();
        await().atMost(Duration.ofSeconds(15)).until(() -> page("/videos").contains("<datalist"));
    }

    @AfterEach
    void andNoneLeft() {
        db.sql("delete from listing where city_key like 'budget %'").update();
        db.sql("delete from city where key like 'budget %'").update();
        clips.forEach(clip -> db.sql("delete from video where id = :id")
                .param("id", clip.value())
                .update());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/videos?seed=7", "/videos?sort=recent", "/ranking"})
    void aPageAndAllItIsMadeOfButPostersIsLessThanAHundredKilobytes(String path) throws Exception {
        Map<String, Integer> loaded = new TreeMap<>();
        load(URI.create("http://localhost:" + port + path), loaded);

        assertThat(loaded.keySet()).anyMatch(part -> part.endsWith("site.css"));
        assertThat(loaded.keySet()).anyMatch(part -> part.endsWith("site.js"));
        assertThat(loaded.keySet()).anyMatch(part -> part.endsWith("htmx.min.js"));
        assertThat(loaded.keySet().stream().filter(part -> part.endsWith(".woff2")))
                .hasSize(2);
        assertThat(loaded.values().stream().mapToLong(Integer::longValue).sum())
                .as(loaded.toString())
                .isLessThan(MOST);
    }

    private String page(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    /** With everything it names, each once; what a script may load later is counted as loaded. */
    private void load(URI address, Map<String, Integer> loaded) throws IOException, InterruptedException {
        if (loaded.containsKey(address.getPath())) {
            return;
        }
        var request = HttpRequest.newBuilder(address).headers("Accept-Encoding", "gzip", "Accept", "text/html,*/*");
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
        loaded.put(address.getPath(), answer.body().length);
        boolean zipped = answer.headers().firstValue("Content-Encoding").isPresent();
        var text = new String(zipped ? unzip(answer.body()) : answer.body(), StandardCharsets.UTF_8);
        var kind = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(zipped || !kind.startsWith("text/html"))
                .as("a page is sent compressed")
                .isTrue();
        var names = kind.startsWith("text/html")
                ? IN_A_PAGE
                : kind.startsWith("text/css") ? IN_A_STYLE : kind.contains("javascript") ? IN_A_SCRIPT : null;
        if (names != null) {
            for (var name :
                    names.matcher(text).results().map(found -> found.group(1)).toList()) {
                load(address.resolve(name), loaded);
            }
        }
    }

    private static byte[] unzip(byte[] body) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }
}
