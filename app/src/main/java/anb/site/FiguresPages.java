package anb.site;

import anb.editions.Editions;
import anb.upkeep.StorageUse;
import anb.voting.Turnout;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The contest in figures, for organisers: votes by the hour, and how much is stored. */
@Controller
class FiguresPages {

    private final Pages pages;
    private final Turnout turnout;
    private final StorageUse storage;
    private final Editions editions;

    FiguresPages(Pages pages, Turnout turnout, StorageUse storage, Editions editions) {
        this.pages = pages;
        this.turnout = turnout;
        this.storage = storage;
        this.editions = editions;
    }

    /** @param stored by prefix; empty while nobody has counted */
    record FiguresPage(Frame frame, Chart votes, List<StorageUse.Used> stored) {

        long objects() {
            return stored.stream().mapToLong(StorageUse.Used::objects).sum();
        }

        long bytes() {
            return stored.stream().mapToLong(StorageUse.Used::bytes).sum();
        }
    }

    @GetMapping("/organiser/figures")
    ResponseEntity<byte[]> figures(Frame frame) {
        var votes = Chart.of(turnout.lastHours(editions.current()), frame);
        return pages.own("figures", new FiguresPage(frame, votes, storage.all()), frame);
    }
}
