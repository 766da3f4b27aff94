package anb.site;

import anb.accounts.City;
import anb.showcase.PublicVideos;
import anb.videos.VideoId;

/** A public clip as pages show it. Everything that belongs to it has an address of ours that never changes. */
record Card(VideoId id, String title, String username, String city, long votes) {

    static Card of(PublicVideos.Row row) {
        return new Card(row.id(), row.title(), row.username(), row.city(), row.votes());
    }

    /** As it is called where its player is not named beside it. */
    String caption() {
        return username + " · " + title;
    }

    /** What its picture shows, for who does not see it. */
    String whoAndWhere() {
        return username + ", " + city;
    }

    String page() {
        return "/videos/" + id;
    }

    String clip() {
        return page() + "/clip.mp4";
    }

    String poster() {
        return page() + "/poster.jpg";
    }

    String thumbnail() {
        return page() + "/thumbnail.jpg";
    }

    /** 1200×630, as chats like it. */
    String shareImage() {
        return shareImageOf(id);
    }

    static String shareImageOf(VideoId clip) {
        return "/videos/" + clip + "/share.jpg";
    }

    String embed() {
        return "/embed/" + id;
    }

    String cityKey() {
        return Frame.encoded(City.key(city));
    }
}
