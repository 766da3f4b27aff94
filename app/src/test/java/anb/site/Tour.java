package anb.site;

import anb.videos.VideoId;
import java.util.List;

/** Every page there is, by a name and an address. */
public final class Tour {

    private Tour() {}

    /** A page to look at. */
    public record Stop(String name, String path) {}

    /** Where nobody has come yet. */
    public static List<Stop> empty() {
        return List.of(
                new Stop("home-empty", "/"),
                new Stop("videos-empty", "/videos"),
                new Stop("ranking-empty", "/ranking"));
    }

    /** What everybody sees. */
    public static List<Stop> open(VideoId clip, String city) {
        return List.of(
                new Stop("home", "/"),
                new Stop("videos", "/videos?seed=3"),
                new Stop("videos-nothing", "/videos?q=nada+de+nada"),
                new Stop("clip", "/videos/" + clip),
                new Stop("ranking", "/ranking"),
                new Stop("ranking-city", "/ranking?city=" + city),
                new Stop("signin", "/signin"),
                new Stop("signin-to-vote", "/signin?vote=" + clip + "&next=/videos/" + clip),
                new Stop("signup", "/signup"),
                new Stop("rules", "/rules"),
                new Stop("privacy", "/privacy"),
                new Stop("api", "/api/docs"),
                new Stop("embed", "/embed/" + clip),
                new Stop("not-found", "/nowhere"));
    }

    /** What somebody sees who is signed in. */
    public static List<Stop> signedIn(VideoId clip) {
        return List.of(
                new Stop("clip-signed-in", "/videos/" + clip),
                new Stop("report", "/videos/" + clip + "/report"),
                new Stop("upload", "/upload"),
                new Stop("mine", "/my/videos"),
                new Stop("account", "/account"));
    }

    /** A video's own page, for who sent it. */
    public static Stop own(VideoId video, String state) {
        return new Stop("my-video-" + state, "/my/videos/" + video);
    }

    /** The organiser's desk. */
    public static List<Stop> desk() {
        return List.of(
                new Stop("desk-work", "/organiser"),
                new Stop("desk-videos", "/organiser/videos"),
                new Stop("desk-reports", "/organiser/reports"),
                new Stop("desk-accounts", "/organiser/accounts"),
                new Stop("desk-figures", "/organiser/figures"),
                new Stop("desk-audit", "/organiser/audit"));
    }
}
