package anb.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is refused is told what was found, what is wanted, and how far to go: each code of the catalogue. */
class CatalogueTest {

    private static final Locale SPANISH = Locale.of("es");

    /** Of what neither a number nor a name is at hand: found and wanted as the sentence and its remedy say them in both languages. */
    private static final String IN_WORDS = """
            invalid_request      | no es válida       | Corrige             | is not valid         | Correct
            malformed_body       | no se puede leer   | debe ser JSON       | cannot be read       | must be valid JSON
            unauthorized         | Falta              | Authorization       | is missing           | Authorization
            forbidden            | Tu cuenta no tiene | una cuenta que lo   | Your account may not | an account that has
            not_found            | No existe nada     | /api/docs           | There is nothing     | /api/docs
            not_acceptable       | no existe en un    | Pide otro formato   | does not exist in    | Ask for another
            request_timeout      | demasiado despacio | más rápida          | so slowly            | faster
            rate_limited         | demasiadas         | Inténtalo de nuevo  | too many             | Try again
            internal_error       | Algo falló         | Inténtalo de nuevo  | Something failed     | Try again
            unavailable          | no está disponible | Inténtalo de nuevo  | is not available     | Try again
            email_taken          | Ya existe          | otro email          | already exists       | another email
            passwords_differ     | no coinciden       | la misma            | do not match         | the same
            bad_credentials      | incorrectos        | Comprueba           | incorrect            | Check
            account_suspended    | está suspendida    | escribe             | is suspended         | write to
            own_account          | tu propia cuenta   | otra persona        | your own account     | another organiser
            last_admin           | la última cuenta   | debe haber otra     | the last             | has to be another
            too_busy_to_sign_in  | demasiadas         | Inténtalo de nuevo  | Too many             | Try again
            unreadable           | dañado             | debe poder leerse   | damaged              | must be readable
            no_video_stream      | ninguna            | debe contener una   | no video stream      | must contain one
            idempotency_key_reused | ya se usó        | una clave nueva     | already used         | a new key
            upload_not_found     | no existe          | una subida nueva    | does not exist       | a new upload
            upload_completed     | ya terminó         | no ha terminado     | is completed         | is not completed
            storage_unavailable  | no está disponible | en unos minutos     | is not available     | in a few minutes
            too_busy_to_inspect  | demasiado ocupado  | Inténtalo de nuevo  | too busy             | Try again
            not_owner            | de otra persona    | que lo subió        | somebody else        | that uploaded it
            video_not_found      | no existe          | Comprueba           | does not exist       | Check
            published_video      | está publicado     | Retíralo            | is public            | Withdraw it
            not_publishable      | procesamiento falló | debe estar procesado | processing failed  | must be processed
            already_processed    | ya está procesado  | uno que falló       | has been processed   | one that failed
            not_processed        | no está procesado  | Espera a que        | is not processed     | Wait until it is
            picture_changes      | cambia             | una sola            | changes              | must stay one
            processing_failed    | ningún intento     | un clip entero      | no attempt           | a whole clip
            already_voted        | Ya has votado      | otro video          | already voted        | another video
            own_video            | tu propio video    | otras personas      | your own video       | others
            """;

    private static final Map<ErrorCode, List<String>> WORDS = IN_WORDS.lines()
            .map(line -> Arrays.asList(line.strip().split(" *\\| *", -1)))
            .collect(Collectors.toMap(row -> ErrorCode.of(row.getFirst()), Function.identity()));

    /** A refusal that is raised without anything to fill its text with, or with no more than the field it comes from. */
    private static final Pattern WITHOUT_ARGUMENTS = Pattern.compile(
            "(?:Problem|Refused|refused)\\(\\s*ErrorCode\\.(\\w+)\\s*\\)|ofField\\(\\s*ErrorCode\\.(\\w+)\\s*,[^,()]*\\)");

    /** A code that is not said in words names both, until somebody says otherwise. */
    @ParameterizedTest
    @EnumSource
    void eachNamesWhatWasFoundAndWhatIsWanted(ErrorCode code) {
        for (var language : List.of(SPANISH, Locale.ENGLISH)) {
            var words = WORDS.get(code);
            if (words == null) {
                assertThat(Wording.of(code, List.of("FOUND", "WANTED", "MOST"), language)
                                .message())
                        .contains("FOUND", "WANTED");
            } else {
                int first = language.equals(SPANISH) ? 1 : 3;
                var wording = Wording.of(code, List.of(), language);
                assertThat(wording.message()).contains(words.get(first));
                assertThat(wording.message() + " " + wording.remedy().orElseThrow())
                        .contains(words.get(first + 1));
            }
        }
    }

    /** Where a limit is not known, the container's own one stopped the request. */
    @Test
    void whatIsNotSaidInWordsIsNeverRaisedWithoutFoundAndWanted() throws IOException {
        var raised = new TreeSet<String>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> bare(file)
                            .filter(code -> !WORDS.containsKey(code))
                            .forEach(code -> raised.add(file.getFileName() + " " + code)));
        }

        assertThat(raised).containsExactly("Refusals.java FILE_TOO_LARGE");
    }

    private static Stream<ErrorCode> bare(Path source) {
        try {
            return WITHOUT_ARGUMENTS
                    .matcher(Files.readString(source))
                    .results()
                    .map(found -> ErrorCode.valueOf(found.group(1) == null ? found.group(2) : found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aVideoThatCouldNotBeMadeSaysHowOftenItWasTried() {
        assertThat(message(ErrorCode.PROCESSING_FAILED, List.of(3)))
                .isEqualTo("El video no se pudo procesar: ningún intento dio un clip entero; intentos hechos: 3.");
        assertThat(message(ErrorCode.PROCESSING_FAILED, List.of()))
                .isEqualTo("El video no se pudo procesar: ningún intento dio un clip entero.");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CONTENT_TOO_LARGE",
                "TITLE_MISSING",
                "TITLE_TOO_LONG",
                "FILE_TOO_LARGE",
                "TOO_SHORT",
                "TOO_LONG",
                "RESOLUTION_TOO_LOW",
                "RESOLUTION_TOO_HIGH"
            })
    void aRemedyNamesTheLimitToKeep(ErrorCode code) {
        for (var language : List.of(SPANISH, Locale.ENGLISH)) {
            assertThat(Wording.of(code, List.of("FOUND", "WANTED", "WANTED"), language)
                            .remedy()
                            .orElseThrow())
                    .contains("WANTED");
        }
    }

    private static String message(ErrorCode code, List<?> arguments) {
        return Wording.of(code, arguments, SPANISH).message();
    }
}
