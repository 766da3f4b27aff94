package anb.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is refused is told what was found, what is wanted, and how far to go. */
class LimitWordingTest {

    private static final Locale SPANISH = Locale.of("es");

    /** A code that is not named here is a limit until somebody says otherwise. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                // what was found, or what is wanted, is no more than the sentence or the code says
                "INVALID_REQUEST",
                "MALFORMED_BODY",
                "UNAUTHORIZED",
                "FORBIDDEN",
                "NOT_FOUND",
                "NOT_ACCEPTABLE",
                "EMAIL_TAKEN",
                "PASSWORDS_DIFFER",
                "BAD_CREDENTIALS",
                "ACCOUNT_SUSPENDED",
                "OWN_ACCOUNT",
                "LAST_ADMIN",
                "VIDEO_FILE_MISSING",
                "TITLE_MISSING",
                "EMPTY_FILE",
                "UNREADABLE",
                "NO_VIDEO_STREAM",
                "IDEMPOTENCY_KEY_REUSED",
                "UPLOAD_NOT_FOUND",
                "UPLOAD_COMPLETED",
                "NOT_OWNER",
                "VIDEO_NOT_FOUND",
                "PUBLISHED_VIDEO",
                "NOT_PUBLISHABLE",
                "ALREADY_PROCESSED",
                "NOT_PROCESSED",
                "PROCESSING_FAILED",
                "ALREADY_VOTED",
                "OWN_VIDEO",
                // ours, and for now: there is nothing to be changed about the request
                "INTERNAL_ERROR",
                "UNAVAILABLE",
                "TOO_BUSY_TO_SIGN_IN",
                "STORAGE_UNAVAILABLE",
                "TOO_BUSY_TO_INSPECT",
                // a limit of which only one side is known, or is named in the remedy
                "PICTURE_CHANGES",
                "REQUEST_TIMEOUT",
                "RATE_LIMITED",
                "IDEMPOTENCY_KEY_INVALID"
            })
    void aLimitNamesWhatWasFoundAndWhatIsWanted(ErrorCode code) {
        for (var language : List.of(SPANISH, Locale.ENGLISH)) {
            assertThat(Wording.of(code, List.of("FOUND", "WANTED", "MOST"), language)
                            .message())
                    .contains("FOUND", "WANTED");
        }
    }

    @Test
    void whatAFileLacksIsSaidWithWhatIsWanted() {
        assertThat(message(ErrorCode.NO_VIDEO_STREAM, List.of())).contains("no contiene ninguna", "debe contener una");
        assertThat(message(ErrorCode.UNREADABLE, List.of())).contains("dañado o incompleto", "de principio a fin");
        assertThat(message(ErrorCode.PROCESSING_FAILED, List.of(3)))
                .isEqualTo("El video no se pudo procesar: ningún intento dio un clip entero; intentos hechos: 3.");
        assertThat(message(ErrorCode.PROCESSING_FAILED, List.of()))
                .isEqualTo("El video no se pudo procesar: ningún intento dio un clip entero.");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CONTENT_TOO_LARGE",
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
