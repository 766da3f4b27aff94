package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether people can use a page, by every rule axe-core has: none is left out, and no element is. In the dark
 * those of colours are enough. */
final class Axe {

    /** Of WCAG 2.2 A and AA, but off unless asked for. */
    private static final List<String> OFF_BY_DEFAULT = List.of(
            "target-size",
            "css-orientation-lock",
            "label-content-name-mismatch",
            "p-as-heading",
            "table-fake-caption",
            "td-has-header");

    /** To say where all is as it should be takes longer than to find out. */
    private static final List<String> VIOLATIONS_ONLY = List.of("violations");

    /** All that another light may break: styles say nothing else of it (see {@code prefers-color-scheme} in the assets). */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private Axe() {}

    /** In either light. */
    static void assertUsable(Page page, String what) {
        assertUsable(page, ColorScheme.LIGHT, new AxeBuilder(page).options(withAllRules()), what);
        assertUsable(page, ColorScheme.DARK, new AxeBuilder(page).withRules(OF_COLOURS), what);
    }

    /** By every rule in one light. */
    static void assertUsable(Page page, ColorScheme light, String what) {
        assertUsable(page, light, new AxeBuilder(page).options(withAllRules()), what);
    }

    private static void assertUsable(Page page, ColorScheme light, AxeBuilder axe, String what) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
        assertThat(violations(axe)).as("%s, %s", what, light).isEmpty();
    }

    private static AxeRunOptions withAllRules() {
        var on = new AxeRuleOptions();
        on.setEnabled(true);
        var options = new AxeRunOptions();
        options.setRules(OFF_BY_DEFAULT.stream().collect(Collectors.toMap(Function.identity(), rule -> on)));
        options.setResultTypes(VIOLATIONS_ONLY);
        return options;
    }

    private static List<String> violations(AxeBuilder axe) {
        // In the page itself: the usual way opens another one for each look, and these are in no other's frame.
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .map(Axe::named)
                .toList();
    }

    private static String named(Rule rule) {
        return rule.getId() + " "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                        .toList();
    }
}
