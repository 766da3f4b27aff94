package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody looks for their line in a ranking in which more are tied than a page shows. */
class FindMeTest extends RankingPagesFixture {

    private static final Pattern FIND = Pattern.compile("href=\"([^\"]+)#me\"");

    /** So that the last of them is on the second page. */
    private static final int TIED = RankingPage.SIZE + 3;

    @Autowired
    JdbcClient db;

    private Reader last = new Reader(0);

    @BeforeEach
    void aTie() {
        for (int n = 1; n <= TIED; n++) {
            last = new Reader(port).with(player("Igual", 1, NOON.plusSeconds(n)).token());
        }
        nights.waitUntilCounted();
    }

    @AfterEach
    void andNoneLeft() {
        db.sql("delete from video where player in (select id from account where city = :city)")
                .param("city", city)
                .update();
    }

    @Test
    void theLinkLeadsToThePageTheirLineIsOn() {
        assertThat(found(page)).isEqualTo(page + "&page=2");
        assertThat(found("/ranking")).startsWith("/ranking?page=");
    }

    @Test
    void onTheRankingOfAnotherCityItLeadsToTheirOwn() {
        assertThat(found("/ranking?city=quibdo")).isEqualTo(page + "&page=2");
    }

    /** Where the link of a page leads, once their line has been seen there. */
    private String found(String path) {
        var link = FIND.matcher(last.get(path).body());
        assertThat(link.find()).as(path).isTrue();
        var there = link.group(1).replace("&amp;", "&");
        assertThat(last.get(there).body()).as(there).contains("id=\"me\"");
        return there;
    }
}
