package anb.editions;

import java.time.Instant;
import java.time.ZoneId;

/**
 * One running of the contest.
 *
 * @param zone where its days begin and end
 */
public record Edition(EditionId id, String name, ZoneId zone, Window uploads, Window voting) {

    public boolean uploadsOpen(Instant at) {
        return uploads.contains(at);
    }

    public boolean votingOpen(Instant at) {
        return voting.contains(at);
    }
}
