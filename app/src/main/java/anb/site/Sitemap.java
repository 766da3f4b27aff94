package anb.site;

import anb.editions.EditionId;
import anb.editions.Editions;
import anb.showcase.Catalogue;
import anb.showcase.Catalogue.Mark;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Every page worth finding, as <a href="https://www.sitemaps.org/protocol.html">sitemaps.org</a> wants it: an index, and
 * files of clips. What was asked for lately is kept for some minutes, so that asking again costs nothing.
 */
@Component
class Sitemap {

    /** The protocol allows 50,000 in a file; the last one grows while its beginning is remembered. */
    static final int PART = 10_000, MOST = 50_000;

    private static final List<String> PAGES = List.of("/", "/videos", "/ranking", "/rules", "/privacy");
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int REMEMBERED_BYTES = 8 << 20;
    private static final String SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final Catalogue catalogue;
    private final Editions editions;
    private final int part;
    private final Cache<EditionId, List<Mark>> parts =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();
    private final Cache<Named, byte[]> files = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumWeight(REMEMBERED_BYTES)
            .weigher((Named name, byte[] file) -> file.length)
            .build();

    @Autowired
    Sitemap(Catalogue catalogue, Editions editions) {
        this(catalogue, editions, PART);
    }

    Sitemap(Catalogue catalogue, Editions editions, int part) {
        this.catalogue = catalogue;
        this.editions = editions;
        this.part = part;
    }

    private record Named(EditionId edition, String origin, int number) {}

    /** Names all the others. */
    byte[] index(String origin) {
        int clips = parts(editions.current().id()).size();
        var files = Stream.concat(
                Stream.of("pages"),
                Stream.iterate(1, n -> n <= clips, n -> n + 1).map(n -> "videos-" + n));
        return document(
                "sitemapindex",
                files.map(name -> "<sitemap><loc>" + origin + "/sitemap/" + name + ".xml</loc></sitemap>"));
    }

    /** What is there without any clip. */
    byte[] pages(String origin) {
        return document("urlset", PAGES.stream().map(page -> url(origin, page)));
    }

    /** A file of clips, from 1; empty where there are not so many. */
    Optional<byte[]> clips(String origin, int number) {
        var edition = editions.current().id();
        var marks = parts(edition);
        return number < 1 || number > marks.size()
                ? Optional.empty()
                : Optional.of(files.get(new Named(edition, origin, number), name -> clips(name, marks)));
    }

    private byte[] clips(Named name, List<Mark> marks) {
        var until = name.number < marks.size() ? marks.get(name.number) : null;
        var clips = catalogue.part(name.edition, marks.get(name.number - 1), until, MOST);
        return document("urlset", clips.stream().map(clip -> url(name.origin, "/videos/" + clip)));
    }

    private List<Mark> parts(EditionId edition) {
        return parts.get(edition, wanted -> catalogue.parts(wanted, part));
    }

    private static String url(String origin, String page) {
        return "<url><loc>" + origin + page + "</loc></url>";
    }

    private static byte[] document(String root, Stream<String> entries) {
        return entries.collect(Collectors.joining(
                        "\n",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + " xmlns=\"" + SPACE + "\">\n",
                        "\n</" + root + ">\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
