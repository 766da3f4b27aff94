package anb.accessibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether people can use a page, by every rule that axe-core has but {@link #LEFT_OUT one}: those of WCAG at every level, of good
 * practice, and those it tries out; no element is left out. In the dark those of colours are enough.
 */
public final class Axe {

    /** WCAG 1.4.6, level AAA, of which no page says that it keeps it: seven to one, where AA (1.4.3) asks for 4.5 to one. */
    static final String LEFT_OUT = "color-contrast-enhanced";

    /** Off unless asked for. */
    private static final List<String> OFF_BY_DEFAULT = List.of(
            "aria-roledescription",
            "audio-caption",
            "css-orientation-lock",
            "duplicate-id",
            "duplicate-id-active",
            "focus-order-semantics",
            "hidden-content",
            "identical-links-same-purpose",
            "label-content-name-mismatch",
            "meta-refresh-no-exceptions",
            "p-as-heading",
            "table-fake-caption",
            "target-size",
            "td-has-header");

    /** To say where all is as it should be takes longer than to find out. */
    private static final List<String> VIOLATIONS_ONLY = List.of("violations");

    /** All that another light may break: styles say nothing else of it (see {@code prefers-color-scheme} in the assets). */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private Axe() {}

    /** In either light. */
    public static void assertUsable(Page page, String what) {
        assertUsable(page, ColorScheme.LIGHT, what);
        assertUsable(page, ColorScheme.DARK, new AxeBuilder(page).withRules(OF_COLOURS), what);
    }

    /** By every rule in one light. */
    public static void assertUsable(Page page, ColorScheme light, String what) {
        var options = withAllRules();
        options.setResultTypes(VIOLATIONS_ONLY);
        assertUsable(page, light, new AxeBuilder(page).options(options), what);
    }

    private static void assertUsable(Page page, ColorScheme light, AxeBuilder axe, String what) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
        assertThat(violations(axe)).as("%s, %s", what, light).isEmpty();
    }

    /** The rules by which a page is looked at. */
    static Set<String> rules(Page page) {
        var results =
                new AxeBuilder(page).options(withAllRules()).setLegacyMode(true).analyze();
        return Stream.of(
                        results.getViolations(),
                        results.getPasses(),
                        results.getIncomplete(),
                        results.getInapplicable())
                .flatMap(List::stream)
                .map(Rule::getId)
                .collect(Collectors.toSet());
    }

    private static AxeRunOptions withAllRules() {
        var on = new AxeRuleOptions();
        on.setEnabled(true);
        var options = new AxeRunOptions();
        options.setRules(OFF_BY_DEFAULT.stream().collect(Collectors.toMap(Function.identity(), rule -> on)));
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
