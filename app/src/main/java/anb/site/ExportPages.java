package anb.site;

import anb.editions.Editions;
import anb.ranking.Ranking;
import anb.ranking.Slice;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The ranking as a file for spreadsheets (RFC 4180): who might be invited. */
@Controller
class ExportPages {

    private static final int PAGE = 100, PAGES = 50;

    private final Ranking ranking;
    private final Editions editions;

    ExportPages(Ranking ranking, Editions editions) {
        this.ranking = ranking;
        this.editions = editions;
    }

    @GetMapping("/organiser/ranking.csv")
    ResponseEntity<String> ranking() {
        var edition = editions.current().id();
        var lines = Stream.iterate(1, page -> page <= PAGES, page -> page + 1)
                .map(page -> ranking.lines(edition, null, Slice.ofPage(page, PAGE)))
                .takeWhile(some -> !some.isEmpty())
                .flatMap(List::stream)
                .map(Ranking.Line::place)
                .map(place -> String.join(
                        ",",
                        String.valueOf(place.position()),
                        cell(place.username()),
                        cell(place.city()),
                        String.valueOf(place.votes())))
                .collect(Collectors.joining("\r\n"));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ranking.csv\"")
                .body("position,player,city,votes\r\n" + lines + "\r\n");
    }

    /** A name that a spreadsheet would take for a formula is none. */
    private static String cell(String text) {
        var harmless = text.matches("^[=+\\-@\\t\\r].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
