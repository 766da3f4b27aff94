package anb.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    private static final Locale SPANISH = Locale.of("es");

    @ParameterizedTest
    @EnumSource
    void everyErrorHasTitleSentenceAndRemedyInBothLanguages(ErrorCode code) {
        var spanish = Wording.of(code, List.of("1", "2", "3"), SPANISH);
        var english = Wording.of(code, List.of("1", "2", "3"), Locale.ENGLISH);

        assertThat(List.of(
                        spanish.title(),
                        spanish.message(),
                        spanish.remedy().orElseThrow(),
                        english.title(),
                        english.message(),
                        english.remedy().orElseThrow()))
                .noneMatch(text -> text.contains(code.code() + ".") || text.contains("{") || text.contains("["))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers", "problems", "reports", "site", "videos", "voting"})
    void everyTextIsThereInBothLanguages(String name) throws IOException {
        assertThat(keys(name + "_en")).isNotEmpty().isEqualTo(keys(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "too_short | Debe tener al menos 8 caracteres; tiene 5. | 8 | 5 | ''",
                "too_long | Debe tener como máximo 200 caracteres; tiene 212. | 200 | 212 | ''",
                "out_of_range | Debe estar entre 1 y 100; se recibió 0. | 1 | 100 | 0",
                "not_allowed | Debe ser uno de: recent, votes; se recibió oldest. | recent, votes | oldest | ''",
                "not_a_number | Debe ser un número entero; se recibió muchos. | muchos | '' | ''",
                "not_a_number | Debe ser un número entero. | '' | '' | ''",
                "invalid_characters | Contiene caracteres no permitidos: U+202E. | U+202E | '' | ''",
                "range_too_long | El rango es demasiado largo: como máximo 100 posiciones a la vez; se piden 150. | 100 | 150 | ''"
            })
    void whatIsWrongWithAFieldNamesWhatWasFoundWhereItIsKnown(
            String code, String said, String first, String second, String third) {
        assertThat(Wording.of(new FieldProblem("limit", code, first, second, third), SPANISH))
                .isEqualTo(said);
    }

    @Test
    void whatWasSentIsRepeatedOnlyWhereItIsShortAndPlain() {
        assertThat(Stream.<Object>of("muchos", -1, 1.5, "video/webm").map(Bounds::repeated))
                .containsExactly("muchos", "-1", "1.5", "video/webm");
        assertThat(Stream.of("<script>", "a b", "a\u202eb", "9".repeat(41), "").map(Bounds::repeated))
                .containsOnly("");
        assertThat(Bounds.repeated(null)).isEmpty();
        assertThat(Bounds.forbidden("a\u202eb")).isEqualTo("U+202E");
        assertThat(Bounds.forbidden("Triple")).isEmpty();
    }

    @Test
    void theTextsOfTheContractAreExact() {
        assertThat(message(ErrorCode.EMAIL_TAKEN, SPANISH)).isEqualTo("Ya existe una cuenta con este email.");
        assertThat(message(ErrorCode.PASSWORDS_DIFFER, SPANISH))
                .isEqualTo("Las contraseñas (password1, password2) no coinciden.");
        assertThat(message(ErrorCode.BAD_CREDENTIALS, SPANISH)).isEqualTo("Email o contraseña incorrectos.");
        assertThat(message(ErrorCode.UNAUTHORIZED, SPANISH)).isEqualTo("Falta un encabezado Authorization válido.");
        assertThat(message(ErrorCode.PUBLISHED_VIDEO, SPANISH)).isEqualTo("El video está publicado para votación.");
        assertThat(message(ErrorCode.ALREADY_VOTED, SPANISH)).isEqualTo("Ya has votado por este video.");
    }

    @Test
    void englishTextsContainWhatTheContractSays() {
        assertThat(message(ErrorCode.EMAIL_TAKEN, Locale.ENGLISH)).contains("email");
        assertThat(message(ErrorCode.PASSWORDS_DIFFER, Locale.ENGLISH)).contains("password");
        assertThat(message(ErrorCode.BAD_CREDENTIALS, Locale.ENGLISH)).contains("credential");
        assertThat(message(ErrorCode.UNAUTHORIZED, Locale.ENGLISH)).contains("Authorization");
        assertThat(message(ErrorCode.PUBLISHED_VIDEO, Locale.ENGLISH)).contains("public");
        assertThat(message(ErrorCode.ALREADY_VOTED, Locale.ENGLISH)).contains("already");
    }

    @Test
    void numbersAreReadableInTheReadersLanguage() {
        assertThat(Wording.of(ErrorCode.TOO_SHORT, List.of(19.456, 20, 60L), SPANISH)
                        .message())
                .isEqualTo("El video dura 19,46 s y debe durar entre 20 y 60 s.");
        assertThat(Wording.of(ErrorCode.TOO_SHORT, List.of(new BigDecimal("19.40"), 20, 60), Locale.ENGLISH)
                        .message())
                .isEqualTo("The video lasts 19.4 s and must last between 20 and 60 s.");
        assertThat(Wording.of(ErrorCode.TITLE_TOO_LONG, List.of(12_345, 200), SPANISH)
                        .message())
                .contains("12345");
    }

    @Test
    void whatWasStoredReadsAsItWouldHaveReadAtOnce() {
        for (var language : List.of(SPANISH, Locale.ENGLISH)) {
            for (var arguments : List.<List<?>>of(
                    List.of(12.5, 20.0, 60),
                    List.of(12.0, 20.0, 60.0),
                    List.of(1.0e9, 240),
                    List.of("mpeg4", "H.264, HEVC"))) {
                assertThat(Wording.of(ErrorCode.TOO_SHORT, Arguments.of(Arguments.stored(arguments)), language))
                        .isEqualTo(Wording.of(ErrorCode.TOO_SHORT, arguments, language));
            }
        }
    }

    @Test
    void aSentenceReadsWellWithoutAnArgumentNobodyKnows() {
        assertThat(Wording.of(ErrorCode.FILE_TOO_LARGE, List.of("", 100), SPANISH)
                        .message())
                .isEqualTo("El archivo es demasiado grande; el máximo es 100 MB.");
        assertThat(Wording.of(ErrorCode.FILE_TOO_LARGE, List.of(143, 100), SPANISH)
                        .message())
                .isEqualTo("El archivo es demasiado grande: pesa 143 MB; el máximo es 100 MB.");
        assertThat(message(ErrorCode.FILE_TOO_LARGE, SPANISH)).isEqualTo("El archivo es demasiado grande.");
    }

    @Test
    void whatSomebodySentCannotBecomePartOfThePattern() {
        assertThat(Wording.of(ErrorCode.NOT_MP4, List.of("$1 {0} [x] \\"), SPANISH)
                        .message())
                .isEqualTo("El archivo no es un video MP4: parece $1 {0} [x] \\.");
    }

    @Test
    void whatMayBeOfMoreKindsNamesThem() {
        assertThat(Wording.of(ErrorCode.NOT_MP4, List.of("PDF", "MOV"), SPANISH).message())
                .isEqualTo("El archivo no es un video MP4 ni MOV: parece PDF.");
        assertThat(Wording.of(ErrorCode.NOT_MP4, List.of("", "MOV"), Locale.ENGLISH)
                        .message())
                .isEqualTo("The file is not an MP4 or MOV video.");
    }

    @Test
    void aMomentIsSaidInTheReadersLanguageAndWithItsZone() {
        var moment = ZonedDateTime.of(2025, 3, 10, 14, 30, 0, 0, ZoneId.of("America/Bogota"));

        assertThat(Wording.of(ErrorCode.UPLOADS_CLOSED, List.of(moment, ""), SPANISH)
                        .message())
                .isEqualTo("Esta edición no recibe videos en este momento: las subidas se abren el 10 de marzo de 2025,"
                        + " 14:30 (GMT-5).");
        assertThat(Wording.of(ErrorCode.VOTING_CLOSED, List.of("", moment), Locale.ENGLISH)
                        .message())
                .startsWith("Voting in this edition is not open at the moment: it closed on March 10, 2025")
                .endsWith(" (GMT-5).");
        assertThat(message(ErrorCode.VOTING_CLOSED, SPANISH))
                .isEqualTo("La votación de esta edición no está abierta en este momento.");
    }

    private static Set<String> keys(String name) throws IOException {
        var texts = new Properties();
        try (var in = WordingTest.class.getResourceAsStream("/messages/" + name + ".properties")) {
            texts.load(Objects.requireNonNull(in));
        }
        return texts.stringPropertyNames();
    }

    private static String message(ErrorCode code, Locale locale) {
        return Wording.of(code, List.of(), locale).message();
    }
}
