package anb.takeover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.Given;
import anb.Installation;
import anb.RealParts;
import anb.accounts.Newcomer;
import anb.accounts.Newcomers;
import anb.moving.Obstacle;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The file share of an earlier system, with all that may be wrong in one. */
@RealParts
@TestInstance(Lifecycle.PER_CLASS)
class TakeoverTest {

    private static final String HEADS = "file,title,email,first_name,last_name,city,country,uploaded_at\n";

    /** So many that it is killed far from the end. */
    private static final int CLIPS = 16;

    @Autowired
    Given given;

    @Autowired
    Newcomers newcomers;

    private Installation other;
    private ConfigurableApplicationContext installation;
    private Takeover takeover;
    private JdbcClient db;
    private ObjectStore store;
    private Path share;
    private Path unprocessed;
    private Path processed;
    private String domain;

    @BeforeAll
    void anInstallationWithoutWorkers(
            @Autowired Environment environment, @Autowired JdbcClient databases, @Autowired S3Client s3) {
        other = Installation.empty(environment, databases, s3);
        installation = other.forVerbs();
        takeover = installation.getBean(Takeover.class);
        db = installation.getBean(JdbcClient.class);
        store = installation.getBean(ObjectStore.class);
    }

    @AfterAll
    void close() {
        installation.close();
    }

    @BeforeEach
    void aShare(@TempDir Path folder) throws IOException {
        domain = UUID.randomUUID() + ".example.org";
        share = folder;
        unprocessed = Files.createDirectories(share.resolve("videos/unprocessed-videos"));
        processed = Files.createDirectories(share.resolve("videos/processed-videos"));
        clip(unprocessed.resolve("uno.mp4"));
        clip(processed.resolve("dos.mp4"));
    }

    @Test
    void clipsComeOnceWithTheirOwnersTitlesAndDays() throws IOException {
        list(HEADS + row("uno.mp4", "=1+1", "Ana", "2025-03-10 14:30:00+00") + row("dos.mp4", "Dos", "Ana", ""));

        assertThat(fates(true).values()).containsOnly(new Fate.Comes(true));
        assertThat(videos()).isEmpty();
        assertThat(people()).isZero();

        var fates = fates(false);
        assertThat(fates.values()).hasOnlyElementsOfType(Fate.Comes.class);
        assertThat(people()).isEqualTo(1);
        assertThat(videos().values()).containsExactlyInAnyOrder("=1+1", "Dos");
        assertThat(db.sql("select count(*) from video where uploaded_at = '2025-03-10 14:30Z' and title = '=1+1'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(videos().keySet())
                .allSatisfy(id -> assertThat(store.exists(ObjectKey.original(UUID.fromString(id))))
                        .isTrue());
        assertThat(jobsInBackground()).isEqualTo(2);

        assertThat(fates(false).values()).containsOnly(new Fate.There());
        assertThat(videos()).hasSize(2);
    }

    @Test
    void whatWasKilledAmongTheClipsGoesOnWhenItIsSaidAgain() throws Exception {
        var rows = new StringBuilder(HEADS);
        for (int clip = 1; clip <= CLIPS; clip++) {
            clip(unprocessed.resolve(clip + ".mp4"));
            rows.append(row(clip + ".mp4", "Clip " + clip, clip % 2 == 0 ? "Ana" : "Luz", ""));
        }
        list(rows.toString());

        var process = other.start(share.resolve("log"), "import", "--directory=" + share);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || videos().size() >= 2);
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly().onExit().join();
        var came = videos();
        assertThat(came).hasSizeBetween(2, CLIPS - 1);

        await().until(() -> isForgotten(process.pid())); // what it had locked is free

        var fates = fates(false);

        assertThat(fates.values()).filteredOn(new Fate.There()::equals).hasSize(came.size());
        assertThat(fates.values()).hasOnlyElementsOfTypes(Fate.There.class, Fate.Comes.class);
        assertThat(videos()).hasSize(CLIPS).containsAllEntriesOf(came);
        assertThat(videos().values()).doesNotHaveDuplicates();
        assertThat(videos().keySet())
                .allSatisfy(id -> assertThat(store.exists(ObjectKey.original(UUID.fromString(id))))
                        .isTrue());
        assertThat(people()).isEqualTo(2);
        assertThat(jobsInBackground()).isEqualTo(CLIPS);
        assertThat(fates(false).values()).containsOnly(new Fate.There());
    }

    @Test
    void nobodySignsInToAnAccountThatWasMade() {
        var ana = new Newcomer("ana@" + domain, "Ana", "Ruiz", "Cali", "Colombia");
        assertThat(newcomers.findOrMake(ana)).isEqualTo(newcomers.findOrMake(ana));

        var answer =
                given.visitor().post("/api/auth/login", Map.of("email", "ana@" + domain, "password", "Contrasena-9"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void everyRowThatCannotComeIsNamedAndTheOthersCome() throws IOException {
        Files.writeString(unprocessed.resolve("text.mp4"), "not a video");
        Files.copy(given.clips().twelveSeconds(), unprocessed.resolve("short.mp4"));
        Files.createSymbolicLink(unprocessed.resolve("link.mp4"), unprocessed.resolve("uno.mp4"));
        Files.writeString(share.resolve("secret.mp4"), "secret");
        clip(unprocessed.resolve("nobody's.mp4"));
        list("\uFEFF"
                + (HEADS
                                + row("uno.mp4", "Uno", "Ana", "")
                                + row("text.mp4", "Texto", "Ana", "")
                                + row("short.mp4", "Corto", "Ana", "")
                                + row("link.mp4", "Enlace", "Ana", "")
                                + row("../../secret.mp4", "Afuera", "Ana", "")
                                + row("gone.mp4", "Nada", "Ana", "")
                                + row("uno.mp4", "Otra vez", "Ana", "")
                                + row("dos.mp4", "", "Ana", "")
                                + "a.mp4,Correo,not an address,Ana,Ruiz,Cali,Colombia,\n"
                                + "b.mp4,Nombre,ana@x.org,,Ruiz,Cali,Colombia,\n"
                                + row("c.mp4", "Mañana", "Ana", "2999-01-01T00:00:00Z")
                                + "d.mp4,too few\n"
                                + "e.mp4," + "x".repeat(1_000_000) + "\n")
                        .replace("\n", "\r\n"));

        var taken = takeover.run(share, null, false, step -> {});

        assertThat(taken.lines()).hasSize(13);
        assertThat(taken.lines().getFirst().fate()).isEqualTo(new Fate.Comes(true));
        assertThat(reasons(taken))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("3 ").contains("MP4"),
                        shorter -> assertThat(shorter).startsWith("4 ").contains("12"),
                        link -> assertThat(link).contains("no such file"),
                        outside -> assertThat(outside).contains("no such file"),
                        gone -> assertThat(gone).contains("no such file"),
                        twice -> assertThat(twice).isEqualTo("8 the file is on line 2 already"),
                        title -> assertThat(title).startsWith("9 ").containsIgnoringCase("title"),
                        email -> assertThat(email).contains("email: "),
                        name -> assertThat(name).contains("first_name: "),
                        tomorrow -> assertThat(tomorrow).contains("uploaded_at is not a moment of the past"),
                        few -> assertThat(few).isEqualTo("13 2 values for 8 columns"),
                        large -> assertThat(large).isEqualTo("14 longer than 16,000 characters"));
        assertThat(videos().values()).containsExactly("Uno");
        assertThat(taken.others()).containsExactly("unprocessed-videos/nobody's.mp4");
    }

    @Test
    void whatIsNoListOrNoShareIsRefusedBeforeAnythingIsDone() throws IOException {
        refused("cannot be read");
        list("file,title,email\n");
        refused("there is no column first_name, last_name, city, country");
        list(HEADS.replace("uploaded_at", "password"));
        refused("the column 'password' is unknown");
        Files.write(share.resolve("videos.csv"), (HEADS + row("uno.mp4", "Canción", "Ana", "")).getBytes(ISO_8859_1));
        refused("not in UTF-8");
        assertThatExceptionOfType(Obstacle.class)
                .isThrownBy(() -> takeover.run(unprocessed, null, true, step -> {}))
                .withMessageContaining("holds neither");
        assertThat(people()).isZero();
    }

    private void refused(String why) {
        assertThatExceptionOfType(Obstacle.class)
                .isThrownBy(() -> takeover.run(share, null, false, step -> {}))
                .withMessageContaining(why);
    }

    /** A clip that nobody has sent before: the good one, and a few bytes that players skip. */
    private void clip(Path file) throws IOException {
        Files.copy(given.clips().good(), file);
        Files.write(
                file,
                ("\0\0\0\u0010free" + UUID.randomUUID().toString().substring(0, 8)).getBytes(ISO_8859_1),
                StandardOpenOption.APPEND);
    }

    private String row(String file, String title, String name, String uploadedAt) {
        return "%s,%s,%s@%s,%s,Ruiz,Cali,Colombia,%s%n".formatted(file, title, name, domain, name, uploadedAt);
    }

    private void list(String text) throws IOException {
        Files.writeString(share.resolve("videos.csv"), text);
    }

    private Map<Long, Fate> fates(boolean dryRun) {
        return takeover.run(share, null, dryRun, step -> {}).lines().stream()
                .collect(Collectors.toMap(TakenOver.Line::number, TakenOver.Line::fate));
    }

    private static List<String> reasons(TakenOver taken) {
        return taken.lines().stream()
                .filter(line -> line.fate() instanceof Fate.Refused)
                .map(line -> line.number() + " " + ((Fate.Refused) line.fate()).reason())
                .toList();
    }

    /** Titles by id. */
    private Map<String, String> videos() {
        return db
                .sql("""
                    select video.id::text, title from video join account on account.id = player
                    where email_key like '%@' || :domain
                    """)
                .param("domain", domain)
                .query((row, n) -> Map.entry(row.getString("id"), row.getString("title")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long people() {
        return db.sql("select count(*) from account where email_key like '%@' || :domain")
                .param("domain", domain)
                .query(Long.class)
                .single();
    }

    /** PostgreSQL has no connection of that process. */
    private boolean isForgotten(long process) {
        return db.sql("select not exists (select 1 from pg_stat_activity where application_name = :name)")
                .param("name", "anb operation " + process)
                .query(Boolean.class)
                .single();
    }

    private long jobsInBackground() {
        return db.sql("""
            select count(*) from job join video on video.id = subject join account on account.id = player
            where email_key like '%@' || :domain and background
            """).param("domain", domain).query(Long.class).single();
    }
}
