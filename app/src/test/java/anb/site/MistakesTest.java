package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | Tienes 25 videos sin terminar de procesar y el máximo es 20."
                        + " Espera a que termine alguno, o elimínalo en Mis videos.",
                "en | You have 25 videos still to be processed and at most 20 are allowed."
                        + " Wait until one is done, or delete it in My videos."
            })
    void aQuotaIsToldWithItsNumbersAndWhatCanBeDoneOnAPage(String language, String said) {
        assertThat(all(new Problem(ErrorCode.TOO_MANY_UNFINISHED, 25, 20), language))
                .isEqualTo(said);
    }

    @Test
    void whereAPageKnowsNoRemedyOfItsOwnTheCatalogueIsQuoted() {
        assertThat(all(new Problem(ErrorCode.TOO_MANY_STREAMS, 70, 64), "es"))
                .isEqualTo("El archivo contiene 70 pistas y el máximo es 64."
                        + " Expórtalo con una pista de video y, si acaso, una de audio.");
    }

    @Test
    void whoIsSuspendedIsToldWhereToWriteWhereThatIsKnown() {
        var suspended = new Problem(ErrorCode.ACCOUNT_SUSPENDED, "Videos ajenos");
        var spanish = Frame.ofError(Locale.of("es"), "/", "", null, "hola@example.org");

        assertThat(Mistakes.of(suspended, spanish).all())
                .endsWith("escribe a la organización a hola@example.org desde el email de tu cuenta.");
        assertThat(all(suspended, "es")).endsWith("escribe a la organización desde el email de tu cuenta.");
    }

    private static String all(Problem problem, String language) {
        return Mistakes.of(problem, Frame.ofError(Locale.of(language), "/", "", null, ""))
                .all();
    }
}
