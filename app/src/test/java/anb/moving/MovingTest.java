package anb.moving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import anb.Installation;
import anb.RealParts;
import anb.upkeep.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A contest of 200 videos moves from one installation to another, whatever is cut off meanwhile. */
@RealParts
class MovingTest {

    private static final int VIDEOS = 200;

    /** So many objects of some six hundred: far from the end, which comes on while they are counted. */
    private static final int SOME = 20;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient db;

    @Autowired
    S3Client s3;

    @TempDir
    Path scratch;

    @Test
    void aContestArrivesIdenticalThoughExportAndImportWereCutOffAmongTheObjects() throws Exception {
        var source = Installation.empty(environment, db, s3);
        var target = Installation.empty(environment, db, s3);
        var folder = scratch.resolve("export");
        Moved exported;
        try (var context = source.forVerbs()) {
            Contest.in(context, VIDEOS, scratch);
            exported = exportInterruptedOnce(context.getBean(Export.class), folder);
        }

        kill(target.start(scratch.resolve("log"), "import", "--from=" + folder), () -> objects(target) >= SOME);
        assertThat(stage(target)).isEqualTo("objects");
        assertThat(objects(target)).isLessThan((int) exported.objects());
        try (var context = target.forVerbs()) {
            var imports = context.getBean(Import.class);
            assertThat(imports.run(folder, true, step -> {})).isEqualTo(exported);
            int already = objects(target);
            interrupt(() -> imports.run(folder, false, step -> {}), () -> objects(target) >= already + SOME);
            assertThat(stage(target)).isEqualTo("objects");
            assertThat(objects(target)).isLessThan((int) exported.objects());
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> context.getBean(UnfinishedImport.class))
                    .havingRootCause()
                    .isInstanceOf(Obstacle.class)
                    .withMessageContaining("begun and not finished");

            assertThat(imports.run(folder, false, step -> {})).isEqualTo(exported);

            assertThat(context.getBean(UnfinishedImport.class)).isNotNull();
            assertThat(context.getBean(Check.class).differences()).isEmpty();
            context.getBean(Export.class).run(scratch.resolve("back"), step -> {});
        }
        assertThat(whole(scratch.resolve("back"))).isEqualTo(whole(folder));
        assertThat(Contest.audit(target.db()))
                .as("what was done there, and behind it the run that was killed here")
                .containsExactlyElementsOf(Stream.concat(
                                Contest.audit(source.db()).stream(), Stream.of("import --from=" + folder + ": begun"))
                        .toList());
        assertThat(queue(target)).isEqualTo(1); // the one video that waits
        assertThat(target.db()
                        .sql("select nextval('job_fence')")
                        .query(Long.class)
                        .single())
                .isEqualTo(4712);
        assertThat(moved(target)).as("rose or fell by arriving").isZero();
        assertThat(ranking(target)).isEqualTo(ranking(source)).hasSizeGreaterThan(VIDEOS / 2);
    }

    private static Moved exportInterruptedOnce(Export export, Path folder) throws Exception {
        interrupt(
                () -> export.run(folder, step -> {}), () -> whatIsThere(folder).size() >= SOME);
        assertThat(folder.resolve(Manifest.FILE)).doesNotExist();
        try (var half = ExportFolder.toRead(folder)) {
            assertThatExceptionOfType(Obstacle.class)
                    .isThrownBy(() -> Manifest.read(half))
                    .withMessageContaining("not finished");
        }
        var before = whatIsThere(folder);
        assertThat(before).hasSizeBetween(SOME / 2, 600);

        var exported = export.run(folder, step -> {});

        var after = whatIsThere(folder);
        assertThat(after).hasSize((int) exported.objects());
        assertThat(before.keySet())
                .as("fetched again: at most those that were under way")
                .filteredOn(file -> !Objects.equals(before.get(file), after.get(file)))
                .hasSizeLessThanOrEqualTo(8);
        assertThat(exported.missing()).isEmpty();
        return exported;
    }

    /** What both must have alike: all but when it was written, what one store calls its versions, and the audit. */
    private static List<Line> whole(Path export) throws IOException {
        try (var folder = ExportFolder.toRead(export);
                var in = Files.newInputStream(folder.existing(Manifest.FILE))) {
            var bytes = in.readAllBytes();
            return new String(bytes, UTF_8)
                    .lines()
                    .flatMap(line -> JsonLines.parse(line.getBytes(UTF_8)).stream())
                    .filter(line -> !(line instanceof Line.Head || line instanceof Line.End || isOfTheAudit(line)))
                    .map(line -> line instanceof Line.Stored object
                            ? new Line.Stored(object.key(), object.type(), "", object.bytes(), object.sha256())
                            : line)
                    .toList();
        }
    }

    private static boolean isOfTheAudit(Line line) {
        return switch (line) {
            case Line.Rows rows -> rows.table().equals("audit");
            case Line.Sequence sequence -> sequence.name().equals("audit_number_seq");
            default -> false;
        };
    }

    /** {@code kill -9} at the moment the condition holds. */
    private static void kill(Process process, Callable<Boolean> condition) {
        soon(() -> !process.isAlive() || condition.call());
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly().onExit().join();
    }

    /** Interrupts the work at the moment the condition holds. */
    private static void interrupt(Runnable work, Callable<Boolean> condition) throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var thread = Thread.ofPlatform().unstarted(work);
        thread.setUncaughtExceptionHandler((_, e) -> failure.set(e));
        thread.start();
        soon(() -> !thread.isAlive() || condition.call());
        thread.interrupt();
        thread.join();
        assertThat(failure.get()).isInstanceOf(Obstacle.class);
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    /** Each object's file with what tells it from a later one of the same name. */
    private static Map<Path, Object> whatIsThere(Path export) {
        var there = new HashMap<Path, Object>();
        var objects = export.resolve("objects");
        if (Files.exists(objects)) {
            try (Stream<Path> files = Files.walk(objects)) {
                files.filter(file -> !file.toString().endsWith(".part"))
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .forEach(file -> there.put(file, identity(file)));
            } catch (IOException | UncheckedIOException changing) {
                return there;
            }
        }
        return there;
    }

    private static Object identity(Path file) {
        try {
            return Files.getAttribute(file, "unix:ino") + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int objects(Installation installation) {
        return s3.listObjectsV2(r -> r.bucket(installation.bucket())).contents().size();
    }

    private static String stage(Installation installation) {
        return installation
                .db()
                .sql("select stage from data_import")
                .query(String.class)
                .single();
    }

    private static long queue(Installation installation) {
        return installation
                .db()
                .sql("select count(*) from job where kind = 'render' and state = 'queued'")
                .query(Long.class)
                .single();
    }

    private static long moved(Installation installation) {
        return installation
                .db()
                .sql("select count(*) from score where day > current_date - 1")
                .query(Long.class)
                .single();
    }

    private static List<String> ranking(Installation installation) {
        return installation.db().sql("""
                select concat_ws(' ', rank() over (order by votes desc), first_name, last_name, votes, last_vote_at)
                from score join account on account.id = player order by -votes, last_vote_at, player
                """).query(String.class).list();
    }
}
