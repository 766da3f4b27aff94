package anb.site;

import anb.accounts.City;
import anb.editions.Editions;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.ranking.Ranking;
import anb.showcase.PublicQuery;
import anb.showcase.PublicVideos;
import anb.videos.Video;
import anb.videos.VideoId;
import anb.videos.Videos;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a clip with its votes, where its player stands, and others of its city. */
@Component
class ClipViews {

    private static final int MORE = 4;

    private final PublicVideos clips;
    private final Videos videos;
    private final Ranking ranking;
    private final VoteBoxes boxes;
    private final Editions editions;

    ClipViews(PublicVideos clips, Videos videos, Ranking ranking, VoteBoxes boxes, Editions editions) {
        this.clips = clips;
        this.videos = videos;
        this.ranking = ranking;
        this.boxes = boxes;
        this.editions = editions;
    }

    /**
     * One, as this viewer sees it.
     *
     * @param done what their address says they did to come here
     * @throws Problem it is not public
     */
    ClipPage of(VideoId id, Frame frame, @Nullable String done) {
        var row = clips.find(id).orElseThrow(() -> new Problem(ErrorCode.VIDEO_NOT_FOUND));
        var player = videos.find(id).map(Video::player);
        var viewer = frame.viewer();
        return new ClipPage(
                frame,
                Card.of(row),
                row.description(),
                boxes.of(id, frame, Done.of("vote", done).orElse(null)),
                viewer != null && player.filter(viewer.id()::equals).isPresent(),
                player.flatMap(who -> ranking.standing(editions.current().id(), who))
                        .orElse(null),
                more(row),
                viewer == null ? null : Done.said("report", done, frame));
    }

    private List<Card> more(PublicVideos.Row row) {
        var query = PublicQuery.of(City.key(row.city()), null, "recent", MORE + 1, null, null);
        return clips.page(editions.current().id(), query).stream()
                .filter(other -> !other.id().equals(row.id()))
                .limit(MORE)
                .map(Card::of)
                .toList();
    }
}
