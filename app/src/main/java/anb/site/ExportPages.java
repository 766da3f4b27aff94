package anb.site;

import anb.editions.EditionId;
import anb.editions.Editions;
import anb.ranking.Ranking;
import anb.ranking.Slice;
import anb.showcase.AllVideos;
import anb.storage.Scratch;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Files for spreadsheets: the ranking, for who might be invited, and every video. However many lines there are, a page of them
 * is in memory. They are written to a file first: what breaks on the way is said by a status then and not by a file that ends
 * early, and who loads it slowly holds up nobody.
 */
@Controller
class ExportPages {

    private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");
    private static final int AT_ONCE = 1_000;

    private final Ranking ranking;
    private final AllVideos videos;
    private final Editions editions;
    private final Scratch scratch;
    private final TransactionTemplate snapshot;

    ExportPages(
            Ranking ranking,
            AllVideos videos,
            Editions editions,
            Scratch scratch,
            PlatformTransactionManager transactions) {
        this.ranking = ranking;
        this.videos = videos;
        this.editions = editions;
        this.scratch = scratch;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    private interface Lines {
        void write(EditionId edition, Writer out) throws IOException;
    }

    @GetMapping("/organiser/ranking.csv")
    void ranking(HttpServletResponse response) throws IOException {
        send("ranking.csv", response, this::writeRanking);
    }

    @GetMapping("/organiser/videos.csv")
    void videos(HttpServletResponse response) throws IOException {
        send("videos.csv", response, this::writeVideos);
    }

    private void send(String name, HttpServletResponse response, Lines lines) throws IOException {
        try (var folder = scratch.open("export")) {
            var file = folder.file(name);
            write(file, lines);
            response.setContentType(CSV.toString());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"');
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        }
    }

    /** All of one moment: who rises while it is written would be in it twice, or not at all. */
    private void write(Path file, Lines lines) {
        snapshot.executeWithoutResult(status -> {
            try (var out = Files.newBufferedWriter(file)) {
                lines.write(editions.current().id(), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void writeRanking(EditionId edition, Writer out) throws IOException {
        out.write("position,player,city,votes\r\n");
        var lines = ranking.lines(edition, null, Slice.behind(null, AT_ONCE));
        while (!lines.isEmpty()) {
            for (var line : lines) {
                var place = line.place();
                out.write(Csv.line(place.position(), place.username(), place.city(), place.votes()));
            }
            lines = ranking.lines(edition, null, Slice.behind(lines.getLast().key(), AT_ONCE));
        }
    }

    private void writeVideos(EditionId edition, Writer out) throws IOException {
        out.write("id,title,player,city,status,published,hidden,failure,votes,uploaded_at,description\r\n");
        var page = videos.following(edition, null, AT_ONCE);
        while (!page.isEmpty()) {
            for (var video : page) {
                var failure = video.failure();
                out.write(Csv.line(
                        video.id(),
                        video.title(),
                        video.username(),
                        video.city(),
                        video.status(),
                        video.published(),
                        video.hiddenReason(),
                        failure == null ? null : failure.code(),
                        video.votes(),
                        video.uploadedAt(),
                        video.description()));
            }
            page = videos.following(edition, page.getLast().id(), AT_ONCE);
        }
    }
}
