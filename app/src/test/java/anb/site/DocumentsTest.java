package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.accounts.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and privacy as an organiser writes them, and ours where they have not. */
class DocumentsTest {

    private static final Locale SPANISH = Locale.of("es"), ENGLISH = Locale.of("en");

    @TempDir
    Path folder;

    @Test
    void anOrganisersFileStandsInThePlaceOfOurs() throws IOException {
        var documents = new Documents(new SiteSettings(null, folder.toString(), null));
        assertThat(documents.html("rules", SPANISH)).contains("Juego limpio");

        Files.writeString(folder.resolve("rules.md"), "Solo hoy");

        assertThat(documents.html("rules", SPANISH)).isEqualTo("<p>Solo hoy</p>\n");
        assertThat(documents.html("rules", ENGLISH)).contains("Fair play");
        assertThat(documents.html("privacy", SPANISH)).contains("Cookies");
    }

    @Test
    void otherWordsAreAnotherVersion() throws IOException {
        var documents = new Documents(new SiteSettings(null, folder.toString(), null));
        var ours = documents.terms(SPANISH);

        Files.writeString(folder.resolve("rules.md"), "Solo hoy");

        assertThat(documents.terms(SPANISH)).containsExactly(new Terms("rules", "90c8546a79762198"), ours.getLast());
        assertThat(ours).extracting(Terms::document).containsExactly("rules", "privacy");
        assertThat(documents.terms(ENGLISH)).doesNotContainAnyElementsOf(ours);
    }
}
