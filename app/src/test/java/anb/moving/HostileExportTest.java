package anb.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.Installation;
import anb.RealParts;
import anb.audit.Actor;
import anb.operator.Errand;
import anb.operator.Operator;
import anb.operator.Verb;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.services.s3.S3Client;

/** Exports that are not what export wrote, and places that are not for one. */
@RealParts
@TestInstance(Lifecycle.PER_CLASS)
class HostileExportTest {

    private Path pristine;
    private ConfigurableApplicationContext source;
    private ConfigurableApplicationContext target;
    private Path folder;

    @BeforeAll
    void anExportAndAnEmptyInstallation(
            @Autowired Environment environment, @Autowired JdbcClient db, @Autowired S3Client s3, @TempDir Path home)
            throws Exception {
        source = Installation.empty(environment, db, s3).forVerbs();
        Contest.in(source, 5, home);
        pristine = home.resolve("pristine");
        run(source, Verb.EXPORT, "--to=" + pristine);
        target = Installation.empty(environment, db, s3).forVerbs();
    }

    @AfterAll
    void close() {
        source.close();
        target.close();
    }

    @BeforeEach
    void aCopyOfIt(@TempDir Path scratch) throws IOException {
        folder = scratch.resolve("export");
        FileSystemUtils.copyRecursively(pristine, folder);
    }

    @AfterEach
    void nothingHasArrived() {
        var db = target.getBean(JdbcClient.class);
        assertThat(db.sql("select (select count(*) from video) + (select count(*) from data_import)")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(target.getBean(Freight.class).none()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "key, uploads/../../etc/passwd",
        "key, /etc/passwd",
        "key, resources/../../../etc/passwd",
        "key, processed/0190b4a6-0000-7000-8000-000000000001/1/../../x",
        "key, backups/x.mp4",
        "table, ../../etc/passwd",
        "name, job_fence'; drop table vote; --",
        "type, text/html",
        "sha256, 0",
        "kind, script"
    })
    void aManifestThatNamesWhatIsNotOursIsRefused(String field, String value) throws IOException {
        Forgery.of(
                folder,
                text -> text.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\""));

        refused("damaged at line");
    }

    @Test
    void aManifestOfANewerVersionIsRefusedByItsFirstLine() throws IOException {
        Forgery.of(folder, text -> text.replaceFirst("\"format\":1", "\"format\":2,\"zip\":true"));

        refused("format 2, made by a newer version");
    }

    @Test
    void anExportAtAnotherMigrationIsRefused() throws IOException {
        Forgery.of(folder, text -> text.replaceFirst("\"schema\":\"[^\"]*\"", "\"schema\":\"999\""));

        refused("made at migration 999");
    }

    @Test
    void aManifestOfWhichTheEndIsMissingIsRefused() throws IOException {
        var manifest = folder.resolve(Manifest.FILE);
        var bytes = Files.readAllBytes(manifest);
        for (int cut : List.of(1, 40, bytes.length / 2, bytes.length - 1)) {
            Files.write(manifest, Arrays.copyOf(bytes, bytes.length - cut));
            if (cut > 1) { // the last line break is nobody's loss
                refused("damaged at line");
            }
        }
        Files.writeString(manifest, "x".repeat(1_000_000));
        refused("damaged at line 1");
        Files.delete(manifest);
        refused("not finished");
    }

    @Test
    void aFileThatWasCutOffOrChangedIsRefused() throws IOException {
        for (var name : List.of("rows/account.copy", "objects/resources/logo.png")) {
            var file = folder.resolve(name);
            var bytes = Files.readAllBytes(file);
            var why = file.getFileName() + " is not as it was exported";
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
            refused(why);
            bytes[0] ^= 1;
            Files.write(file, bytes);
            refused(why, true);
            bytes[0] ^= 1;
            Files.write(file, bytes);
        }
        Files.delete(folder.resolve("objects/resources/logo.png"));
        refused("logo.png is missing");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        var logo = folder.resolve("objects/resources/logo.png");
        Files.delete(logo);
        Files.createSymbolicLink(logo, pristine.resolve("objects/resources/logo.png"));
        refused("logo.png is a link");
        Files.delete(logo);

        Files.move(folder.resolve("objects"), folder.resolveSibling("moved"));
        Files.createSymbolicLink(folder.resolve("objects"), folder.resolveSibling("moved"));
        refused("objects is a link");
    }

    @Test
    void ofTwoImportsAtOnceTheSecondIsRefused() {
        try (var _ = target.getBean(ImportNotes.class).takeTurn()) {
            refused("Another import into this installation is under way");
        }
        assertThat(target.getBean(Import.class).run(folder, true, step -> {}).missing())
                .isEmpty();
    }

    @Test
    void anExportAndAnImportAreInTheAuditBeforeTheyBegin() {
        run(target, Verb.IMPORT, "--from=" + folder, "--dry-run");

        var export = "export --to=" + pristine;
        assertThat(audit(source)).endsWith(export + ": begun", export + ": status 0");
        assertThat(folder.resolve("rows/audit.copy")).content().contains("\t" + export + "\tbegun\t");
        var dryRun = "import --from=" + folder + " --dry-run";
        assertThat(audit(target)).containsExactly(dryRun + ": begun", dryRun + ": status 0");
    }

    @Test
    void anInstallationInUseIsLeftAlone() {
        assertThatExceptionOfType(Obstacle.class)
                .isThrownBy(() -> source.getBean(Import.class).run(folder, false, step -> {}))
                .withMessageContaining("players or videos already");
    }

    @Test
    void aFolderThatHoldsOtherThingsOrIsInUseIsNotWrittenTo() throws IOException {
        var other = Files.createDirectories(folder.resolveSibling("other"));
        Files.writeString(other.resolve("thesis.txt"), "mine");
        var export = source.getBean(Export.class);

        assertThatExceptionOfType(Obstacle.class)
                .isThrownBy(() -> export.run(other, step -> {}))
                .withMessageContaining("already holds other things");
        try (var _ = ExportFolder.toRead(folder)) {
            assertThatExceptionOfType(Obstacle.class)
                    .isThrownBy(() -> export.run(folder, step -> {}))
                    .withMessageContaining("being written or read");
        }
        assertThat(other).isDirectoryContaining(file -> file.endsWith("thesis.txt"));
    }

    @Test
    void anObjectThatTheStoreHasNotIsNamedAndTheRestIsExported() {
        var store = source.getBean(ObjectStore.class);
        var clip = new ObjectKey(
                store.list("processed/").findFirst().orElseThrow().key().value());
        var kept = folder.resolveSibling("clip");
        store.get(clip, kept);
        store.delete(clip);
        try {
            var exported = source.getBean(Export.class).run(folder.resolveSibling("second"), step -> {});

            assertThat(exported.missing()).containsExactly(clip.value());
            assertThat(target.getBean(Import.class).run(folder.resolveSibling("second"), true, step -> {}))
                    .isEqualTo(exported);
        } finally {
            store.put(clip, kept, clip.value().endsWith("mp4") ? "video/mp4" : "image/jpeg");
        }
    }

    private static void run(ConfigurableApplicationContext installation, Verb verb, String... arguments) {
        var report = installation
                .getBean(Operator.class)
                .run(Errand.of(verb, List.of(arguments)), new Actor("olga", "command line on test", "r2"));
        assertThat(report.status()).isZero();
    }

    private static List<String> audit(ConfigurableApplicationContext installation) {
        return Contest.audit(installation.getBean(JdbcClient.class));
    }

    private void refused(String why) {
        refused(why, true);
        refused(why, false);
    }

    private void refused(String why, boolean dryRun) {
        assertThatExceptionOfType(Obstacle.class)
                .isThrownBy(() -> target.getBean(Import.class).run(folder, dryRun, step -> {}))
                .withMessageContaining(why);
    }
}
