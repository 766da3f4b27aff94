package anb.site;

import anb.editions.EditionId;
import anb.ranking.Ranking;
import anb.ranking.Slice;
import anb.site.HomePage.Leader;
import anb.voting.Tallies;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is in front, each with their most voted clip. */
@Component
class Leaders {

    private final Ranking ranking;
    private final Tallies tallies;

    Leaders(Ranking ranking, Tallies tallies) {
        this.ranking = ranking;
        this.tallies = tallies;
    }

    /** At most so many of an edition, the first first. */
    List<Leader> of(EditionId edition, int most) {
        var lines = ranking.lines(edition, null, Slice.ofPage(1, most));
        var players = lines.stream().map(line -> line.key().player()).toList();
        var clips = tallies.mostVoted(edition, players);
        return lines.stream()
                .map(line -> new Leader(line.place(), clips.get(line.key().player())))
                .toList();
    }
}
