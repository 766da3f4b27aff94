package anb.site;

import anb.editions.EditionId;
import anb.editions.Editions;
import anb.ranking.Ranking;
import anb.ranking.Slice;
import anb.showcase.AllVideos;
import anb.storage.Scratch;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Files for spreadsheets: the ranking, for who might be invited, and every video. */
@Controller
class ExportPages {

    private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");
    private static final int PAGE = 100, PAGES = 50;
    private static final int VIDEOS_AT_ONCE = 1_000;

    private final Ranking ranking;
    private final AllVideos videos;
    private final Editions editions;
    private final Scratch scratch;

    ExportPages(Ranking ranking, AllVideos videos, Editions editions, Scratch scratch) {
        this.ranking = ranking;
        this.videos = videos;
        this.editions = editions;
        this.scratch = scratch;
    }

    @GetMapping("/organiser/ranking.csv")
    ResponseEntity<String> ranking() {
        var edition = editions.current().id();
        var lines = Stream.iterate(1, page -> page <= PAGES, page -> page + 1)
                .map(page -> ranking.lines(edition, null, Slice.ofPage(page, PAGE)))
                .takeWhile(some -> !some.isEmpty())
                .flatMap(List::stream)
                .map(Ranking.Line::place)
                .map(place -> Csv.line(place.position(), place.username(), place.city(), place.votes()))
                .collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ranking.csv\"")
                .body("position,player,city,votes\r\n" + lines);
    }

    /**
     * However many there are, a page of them is in memory. They are written to a file first: what breaks on the way is said
     * by a status then and not by a file that ends early, and who loads it slowly holds up nobody.
     */
    @GetMapping("/organiser/videos.csv")
    void videos(HttpServletResponse response) throws IOException {
        try (var folder = scratch.open("export")) {
            var file = folder.file("videos.csv");
            try (var out = Files.newBufferedWriter(file)) {
                write(editions.current().id(), out);
            }
            response.setContentType(CSV.toString());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"videos.csv\"");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        }
    }

    private void write(EditionId edition, Writer out) throws IOException {
        out.write("id,title,player,city,status,published,hidden,failure,votes,uploaded_at\r\n");
        var page = videos.following(edition, null, VIDEOS_AT_ONCE);
        while (!page.isEmpty()) {
            for (var video : page) {
                out.write(Csv.line(
                        video.id(),
                        video.title(),
                        video.username(),
                        video.city(),
                        video.status(),
                        video.published(),
                        video.hiddenReason(),
                        video.failure(),
                        video.votes(),
                        video.uploadedAt()));
            }
            page = videos.following(edition, page.getLast().id(), VIDEOS_AT_ONCE);
        }
    }
}
