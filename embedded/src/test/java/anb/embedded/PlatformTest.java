package anb.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformTest {

    /** Where an ELF file says for which processor it is. */
    private static final int MACHINE = 18;

    @Test
    void eachArtifactHasANameOfItsOwnForArm() {
        var arm = Platform.of("Linux", "aarch64");
        assertThat(arm.postgresArchive()).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(arm.redisServer()).isEqualTo("redis-server-7.0.15-linux-arm64");
        assertThat(arm.ffmpeg("ffprobe")).isEqualTo("org/bytedeco/ffmpeg/linux-arm64-gpl/ffprobe");
        assertThat(arm.stub("libva.so.2")).isEqualTo("anb/embedded/stubs/aarch64/libva.so.2");
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "Linux, riscv64"})
    void elsewhereNothingIsStarted(String system, String processor) {
        assertThatThrownBy(() -> Platform.of(system, processor))
                .isInstanceOf(EmbeddedFailure.class)
                .hasMessageContaining("this is " + system + " on " + processor);
    }

    @Test
    void aBuildHasTheProgramsOfTheMachineThatMadeItAndRefusesOthers() {
        var here = Platform.ofThisHost();
        assertThatCode(here::requireInBuild).doesNotThrowAnyException();
        assertThat(Arrays.stream(Platform.values()).filter(platform -> platform != here))
                .allSatisfy(other -> assertThatThrownBy(other::requireInBuild)
                        .isInstanceOf(EmbeddedFailure.class)
                        .hasMessageContaining("built on another kind of machine"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInEveryBuildIsForTheProcessorItIsNamedAfter(Platform platform) throws IOException {
        int machine = switch (platform) {
            case X86_64 -> 62;
            case AARCH64 -> 183;
        };
        assertThat(machine(platform.redisServer())).isEqualTo(machine);
        for (var name : Ffmpeg.STUBS) {
            assertThat(machine(platform.stub(name))).as(name).isEqualTo(machine);
        }
    }

    private static int machine(String resource) throws IOException {
        try (var in = Cache.resource(resource)) {
            return Byte.toUnsignedInt(in.readNBytes(MACHINE + 1)[MACHINE]);
        }
    }
}
