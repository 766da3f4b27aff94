package anb.accessibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import anb.site.Reader;
import anb.site.Tour;
import anb.site.Tour.Stop;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;

/** That every page is in the language that was asked for, and in no other. */
class BothLanguagesTest extends FullPagesFixture {

    private static final List<String> TEXTS = List.of("site", "problems", "answers", "videos", "voting", "reports");

    /** Where an argument, or a part that may be left out, is in a text. */
    private static final Pattern PLACE = Pattern.compile("\\{\\d}|[\\[\\]]");

    /** Long enough to be a sentence, or most of one: no name or title is it by chance. */
    private static final int A_SENTENCE = 16;

    /** What is said on a page, and what is only heard. */
    private static final Pattern SAID =
            Pattern.compile(">([^<]+)<|(?:aria-label|placeholder|title|alt|content|data-(?!text)[a-z]+)=\"([^\"]*)\"");

    @ParameterizedTest
    @CsvSource({"es, '', _en", "en, _en, ''"})
    void everyPageIsInTheLanguageThatWasAskedForAndInNoOther(String language, String own, String other)
            throws IOException {
        var foreign = texts(other);
        foreign.removeAll(texts(own));
        var sentences = foreign.stream()
                .flatMap(PLACE::splitAsStream)
                .map(String::strip)
                .filter(part -> part.length() >= A_SENTENCE && part.contains(" "))
                .collect(Collectors.toSet());
        var keys = keys(own);

        assertThat(foreign).hasSizeGreaterThan(300);
        assertThat(sentences).hasSizeGreaterThan(200);
        visit(new Reader(port), open(), language, foreign, sentences, keys);
        visit(new Reader(port).with(player.token()), own(), language, foreign, sentences, keys);
        visit(new Reader(port).with(given.admin().token()), Tour.desk(), language, foreign, sentences, keys);
    }

    private static void visit(
            Reader reader,
            List<Stop> stops,
            String language,
            Set<String> foreign,
            Set<String> sentences,
            Set<String> keys) {
        for (var stop : stops) {
            var page = reader.get(stop.path(), "Accept-Language", language);
            assertThat(page.header("Content-Language")).as(stop.path()).isEqualTo(language);
            assertThat(page.body()).as(stop.path()).contains("<html lang=\"" + language + "\">");
            var said = said(page.body(), language.equals("es") ? "en" : "es");
            assertThat(said).as(stop.path()).isNotEmpty();
            assertThat(said.stream()
                            .filter(text -> foreign.contains(text)
                                    || keys.contains(text)
                                    || sentences.stream().anyMatch(text::contains)))
                    .as("%s in %s", stop.path(), language)
                    .isEmpty();
        }
    }

    /** But for what says itself that it is in the other language, and for examples of what programs send. */
    private static Set<String> said(String page, String other) {
        var ours = page.replaceAll("(?s)<([a-z0-9]+)(?= )[^>]* lang=\"" + other + "\"[^>]*>.*?</\\1>", "")
                .replaceAll("(?s)<pre[ >].*?</pre>", "");
        return SAID.matcher(ours)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(text -> HtmlUtils.htmlUnescape(text).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(String suffix) throws IOException {
        var texts = new TreeSet<String>();
        for (var name : TEXTS) {
            read(name, suffix).values().forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }

    /** Those that are no words. */
    private static Set<String> keys(String suffix) throws IOException {
        var keys = new TreeSet<String>();
        for (var name : TEXTS) {
            keys.addAll(read(name, suffix).stringPropertyNames());
        }
        keys.removeIf(key -> !key.contains("."));
        return keys;
    }

    private static Properties read(String name, String suffix) throws IOException {
        var properties = new Properties();
        try (var in = BothLanguagesTest.class.getResourceAsStream("/messages/" + name + suffix + ".properties")) {
            properties.load(new InputStreamReader(in, UTF_8));
        }
        return properties;
    }
}
