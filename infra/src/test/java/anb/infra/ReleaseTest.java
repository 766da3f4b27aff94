package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put on instances, and what is refused, with a stand-in for the JDK it is made of. */
class ReleaseTest extends ScriptsFixture {

    @Test
    void aRuntimeThatWouldTrustNobodyIsNotReleased() throws Exception {
        var released = release("""
                        mkdir -p "$2/lib/security"
                        ln -s /etc/ssl/certs/java/cacerts "$2/lib/security/cacerts"
                        """);
        assertThat(released.status()).isEqualTo(2);
        assertThat(released.output()).contains("cacerts is no file with certificates in it");
    }

    @Test
    void aRuntimeForANewerSystemThanInstancesHaveIsNotReleased() throws Exception {
        var released = release("""
                        mkdir -p "$2/lib/security"
                        echo trusted >"$2/lib/security/cacerts"
                        echo GLIBC_2.9 >"$2/lib/libjava.so"
                        echo GLIBC_2.34 GLIBC_2.38 >"$2/lib/libjvm.so"
                        """);
        assertThat(released.status()).isEqualTo(2);
        assertThat(released.output()).contains("this JDK wants GLIBC_2.38 and instances have GLIBC_2.34");
    }

    /** In place of ffmpeg a shell, which can tell what it was loaded with. */
    @Test
    void theFfmpegOfAReleaseAsksNothingOfTheSystemsCLibrary() throws Exception {
        NodeThere.wants("ldd");
        var unpacked = Files.createDirectories(folder.resolve("unpacked"));
        for (var name : new String[] {"ffmpeg", "ffprobe"}) {
            Files.copy(Path.of("/bin/bash").toRealPath(), unpacked.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        var parts = Files.writeString(folder.resolve("parts"), "--anb.media.ffmpeg=%s/ffmpeg\n".formatted(unpacked));
        var made = folder.resolve("made");
        var released = Command.run(
                Map.of("PARTS", parts.toString()),
                Command.DEPLOY.resolve("aws/release-ffmpeg").toString(),
                made.toString());
        assertThat(released.status()).as(released.output()).isZero();
        var loaded = Command.run(
                made.resolve("ffmpeg").toString(),
                "-c",
                "while read -r line; do echo \"${line##* }\"; done </proc/self/maps");
        assertThat(loaded.output().lines().filter(line -> line.contains(".so")))
                .contains(made.resolve("system/libc.so.6").toString())
                .allMatch(library -> library.startsWith(made + "/system/"));
    }

    @Test
    void anApplicationOlderThanWhatIsCheckedOutIsNotReleased() throws Exception {
        NodeThere.wants("git");
        assumeTrue(Command.run("git", "-C", "..", "log", "-1").status() == 0, "git tells of no commit");
        var jar = Files.createFile(folder.resolve("anb.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        var released = release("exit 1", "0.1.0", jar);
        assertThat(released.status()).isEqualTo(2);
        assertThat(released.output())
                .contains(jar + " is older than the commit that is checked out: mvn -Pbundle clean package");
        assertThat(release("exit 1", "0.1.0", folder.resolve("none")).output()).contains("there is no ");
    }

    @Test
    void whereGitDoesNotTellItIsSaidThatAgeIsNotJudged() throws Exception {
        var jar = Files.createFile(folder.resolve("anb.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        var nowhere = Map.of("GIT_DIR", folder.resolve("none").toString());
        var released = release("exit 7", "0.1.0", jar, nowhere);
        assertThat(released.status()).as(released.output()).isEqualTo(7); // it came as far as the runtime
        assertThat(released.output()).contains("git tells of no commit: whether " + jar + " is older is not judged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.1", "0.1.00", "0.1.0-", "0.1"})
    void anApplicationOfAnotherVersionIsNotReleased(String version) throws Exception {
        var jar = Files.createFile(folder.resolve("anb.jar"));
        var released = release("exit 1", version, jar);
        assertThat(released.status()).isEqualTo(2);
        assertThat(released.output()).contains(jar + " is version 0.1.0 and not " + version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "0.1.0-2"})
    void theVersionOfTheApplicationMayBeSaidMoreExactly(String version) throws Exception {
        var released = release("exit 7", version, Files.createFile(folder.resolve("anb.jar")));
        assertThat(released.status()).as(released.output()).isEqualTo(7); // it came as far as the runtime
    }

    private Command release(String jlink) throws Exception {
        return release(jlink, "0.1.0", Files.createFile(folder.resolve("anb.jar")));
    }

    private Command release(String jlink, String version, Path jar) throws Exception {
        return release(jlink, version, jar, Map.of());
    }

    /** With a JDK that says it is one, and an application of a version that is being worked on. */
    private Command release(String jlink, String version, Path jar, Map<String, String> more) throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        standIn.program("java", "echo 'openjdk version \"25\"'")
                .program("jlink", jlink)
                .program("jar", """
                mkdir META-INF
                printf 'Created-By: Maven\\r\\nImplementation-Version: 0.1.0-SNAPSHOT\\r\\n' >META-INF/MANIFEST.MF
                """);
        for (var name : new String[] {"java", "jlink", "jar"}) {
            var program = folder.resolve("programs").resolve(name);
            Files.move(program, bin.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        var environment = new HashMap<>(more);
        environment.put("JAVA_HOME", folder.toString());
        environment.put("JAR", jar.toString());
        return Command.run(
                environment,
                Command.DEPLOY.resolve("aws").resolve("release").toString(),
                version,
                folder.resolve("release").toString());
    }
}
