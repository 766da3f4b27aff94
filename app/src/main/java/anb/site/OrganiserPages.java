package anb.site;

import anb.audit.Actor;
import anb.editions.Editions;
import anb.paging.Part;
import anb.problem.Bounds;
import anb.showcase.AllVideos;
import anb.showcase.AllVideos.Which;
import anb.showcase.PublicVideos;
import anb.videos.Moderation;
import anb.videos.VideoId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The contest from the organiser's desk: every video. */
@Controller
@RequestMapping("/organiser")
class OrganiserPages {

    static final String VIDEOS = "/organiser/videos";
    private static final int SHOWN = 50, LONGEST = 100;

    private final Pages pages;
    private final AllVideos videos;
    private final PublicVideos publicVideos;
    private final Moderation moderation;
    private final Editions editions;

    OrganiserPages(Pages pages, AllVideos videos, PublicVideos publicVideos, Moderation moderation, Editions editions) {
        this.pages = pages;
        this.videos = videos;
        this.publicVideos = publicVideos;
        this.moderation = moderation;
        this.editions = editions;
    }

    /**
     * Videos of one kind.
     *
     * @param q what was looked for; empty for all
     * @param before the last one of the page before; null on the first
     * @param done what the organiser did to come here
     */
    record VideosPage(
            Frame frame,
            Which which,
            String q,
            @Nullable VideoId before,
            Part<AllVideos.Row> part,
            @Nullable String done) {

        List<AllVideos.Row> videos() {
            return part.rows();
        }

        List<Which> kinds() {
            return List.of(Which.values());
        }

        /** The same search among those of a kind. */
        String address(Which kind) {
            return VIDEOS + "?which=" + kind + (q.isEmpty() ? "" : "&q=" + Frame.encoded(q));
        }

        /** This very page, without what was done. */
        String here() {
            return address(which) + (before == null ? "" : "&before=" + before);
        }

        /** The page behind this one; null for none. */
        @Nullable
        String next() {
            return part.further()
                    ? address(which) + "&before=" + part.rows().getLast().id()
                    : null;
        }
    }

    @GetMapping("/videos")
    ResponseEntity<byte[]> videos(
            Frame frame,
            @RequestParam(defaultValue = "ALL") Which which,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable VideoId before,
            @RequestParam(required = false) @Nullable String done) {
        var sought = Bounds.check("q", q, LONGEST);
        var part = Part.of(videos.newest(editions.current().id(), which, sought, before, SHOWN + 1), SHOWN);
        var said = Done.said("desk", done, frame);
        var page = new VideosPage(frame, which, Objects.requireNonNullElse(sought, ""), before, part, said);
        return pages.own("allvideos", page, frame);
    }

    @PostMapping("/videos/{id}/hide")
    ResponseEntity<byte[]> hide(
            Actor actor,
            @PathVariable VideoId id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = VIDEOS) String next) {
        moderation.hide(actor, id, reason);
        return Redirects.to(Done.HIDDEN.at(Redirects.within(next)));
    }

    /** Its player's wish or suspension may still keep it from the public, or that there is no clip of it. */
    @PostMapping("/videos/{id}/restore")
    ResponseEntity<byte[]> restore(
            Actor actor,
            @PathVariable VideoId id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = VIDEOS) String next) {
        moderation.restore(actor, id, reason);
        var did = publicVideos.find(id).isPresent() ? Done.RESTORED : Done.UNCOVERED;
        return Redirects.to(did.at(Redirects.within(next)));
    }

    /** How a kind of videos is called in an address and in texts. */
    static String named(Which which) {
        return which.name().toLowerCase(Locale.ROOT);
    }
}
