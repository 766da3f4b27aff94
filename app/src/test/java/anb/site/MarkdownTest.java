package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void rulesBecomeHeadingsParagraphsAndLists() {
        assertThat(Markdown.html("""
                ## Uno

                Un *texto*
                de **dos** líneas.

                - a
                - b
                  que sigue

                1. primero
                """)).isEqualTo("""
                <h2>Uno</h2>
                <p>Un <em>texto</em> de <strong>dos</strong> líneas.</p>
                <ul><li>a</li><li>b que sigue</li></ul>
                <ol><li>primero</li></ol>
                """);
    }

    @Test
    void linksLeadToWhereLinksMayLead() {
        assertThat(Markdown.html("[aquí](/videos) y [allá](https://example.org/a?b=1&c=2)"))
                .isEqualTo(
                        "<p><a href=\"/videos\">aquí</a> y <a href=\"https://example.org/a?b=1&amp;c=2\">allá</a></p>\n");
        assertThat(Markdown.html("[x](javascript:alert(1))")).doesNotContain("<a");
    }

    @Test
    void markupIsText() {
        assertThat(Markdown.html("<script>alert('1')</script> [a](/x\"onclick=y)"))
                .doesNotContain("<script", "\"onclick");
    }
}
