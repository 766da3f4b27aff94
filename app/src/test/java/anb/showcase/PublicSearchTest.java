package anb.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import anb.videos.VideoId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is found in the public list. */
class PublicSearchTest extends PublicListFixture {

    @Test
    void aCityMatchesWhateverItsCaseAndAccents() {
        given.publishedOnPaper(person.id(), "Local");
        String plain = city.replace("ü", "u").replace("í", "i");

        assertThat(titlesAt(of(plain.toUpperCase(Locale.ROOT)))).containsExactly("Local");
        assertThat(titlesAt(of(plain + "x"))).isEmpty();
    }

    @Test
    void whatIsSearchedIsFoundInTitlesAndNamesWhateverCaseAndAccents() {
        given.publishedOnPaper(person.id(), "Corazón de campeón");
        given.publishedOnPaper(crowd.person("Sofía", city).id(), "Penetración");

        assertThat(titles("&q=CORAZON")).containsExactly("Corazón de campeón");
        assertThat(titles("&q=campe%C3%B3n")).containsExactly("Corazón de campeón");
        assertThat(titles("&q=sofia%20prue")).containsExactly("Penetración");
        assertThat(titles("&q=angela+maria")).containsExactly("Corazón de campeón");
        assertThat(titles("&q=aci")).containsExactly("Penetración");
        assertThat(titles("&q=maria+CAMPEON+de")).containsExactly("Corazón de campeón");
        assertThat(titles("&q=campeon+sofia")).isEmpty();
        assertThat(titles("&q=nada")).isEmpty();
        assertThat(titles("&q=")).hasSize(2);
    }

    @Test
    void aLetterOrTwoAreFoundWhereAWordBegins() {
        given.publishedOnPaper(person.id(), "Último tiro");

        assertThat(titles("&q=u")).containsExactly("Último tiro");
        assertThat(titles("&q=TI")).containsExactly("Último tiro");
        assertThat(titles("&q=an")).containsExactly("Último tiro");
        assertThat(titles("&q=lt")).isEmpty();
    }

    @Test
    void whatIsRareIsFoundBehindWhatIsMany() {
        VideoId rare = given.publishedOnPaper(person.id(), "Zurdazo inolvidable");
        db.sql("update video set uploaded_at = '2000-01-01' where id = :id")
                .param("id", rare.value())
                .update();
        for (int n = 0; n < 5; n++) {
            given.publishedOnPaper(person.id(), "Bandeja " + n);
        }

        assertThat(titles("&q=urdazo")).containsExactly("Zurdazo inolvidable");
        assertThat(titles("&q=urdazo&sort=votes")).containsExactly("Zurdazo inolvidable");
        assertThat(titles("&q=bandeja&limit=3&offset=1")).containsExactly("Bandeja 3", "Bandeja 2", "Bandeja 1");
    }

    @Test
    void whatMeansSomethingToADatabaseIsSearchedAsItIs() {
        given.publishedOnPaper(person.id(), "100% real");
        given.publishedOnPaper(person.id(), "con_guion");
        given.publishedOnPaper(person.id(), "atrás\\adelante");

        assertThat(titles("&q=%25")).containsExactly("100% real");
        assertThat(titles("&q=_")).containsExactly("con_guion");
        assertThat(titles("&q=%5C")).containsExactly("atrás\\adelante");
        assertThat(titles("&q=';--")).isEmpty();
    }

    @Test
    void whoIsRenamedIsFoundByTheNewNameInEitherOrder() {
        given.publishedOnPaper(person.id(), "Bandeja");
        db.sql("update account set first_name = 'Zoraida', name_key = 'zoraida' where id = :id")
                .param("id", person.id().value())
                .update();

        for (var sort : List.of("recent", "votes")) {
            assertThat(titles("&q=zoraida+bandeja&sort=" + sort)).as(sort).containsExactly("Bandeja");
            assertThat(titles("&q=angela&sort=" + sort)).as(sort).isEmpty();
        }
    }

    @Test
    void aSearchEndsByOffsetWhereOnlyALinkGoesOn() {
        given.publishedOnPaper(person.id(), "Bandeja");

        assertThat(titles("&q=bandeja&offset=500")).isEmpty();
        assertThat(titles("&offset=501")).isEmpty();
        var refused = visitor.get(list("&q=bandeja&offset=501"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("offset");
        assertThat(refused.body().at("/errors/0/message").asString()).contains("500", "Link");
    }
}
