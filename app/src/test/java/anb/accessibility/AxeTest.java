package anb.accessibility;

import static org.assertj.core.api.Assertions.assertThat;

import anb.site.BrowserFixture;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Or else a newer axe would have rules by which no page was looked at. */
@EnabledIf("anb.site.Chromium#isThere")
class AxeTest extends BrowserFixture {

    @Test
    void pagesAreLookedAtByEveryRuleButOne() {
        var page = chromium.newPerson();
        page.navigate("/rules");

        var asked = Axe.rules(page);

        var all = new TreeSet<String>();
        ((List<?>) page.evaluate("() => axe.getRules().map((rule) => rule.ruleId)"))
                .forEach(rule -> all.add(String.valueOf(rule)));
        assertThat(all).hasSizeGreaterThan(90).contains(Axe.LEFT_OUT);
        all.remove(Axe.LEFT_OUT);
        assertThat(new TreeSet<>(asked)).isEqualTo(all);
    }
}
