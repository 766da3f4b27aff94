package anb.site;

import anb.editions.Editions;
import anb.showcase.ListedCities;
import anb.showcase.ListedCities.Listed;
import anb.showcase.PublicVideos;
import anb.site.AccountForms.SignInPage;
import anb.site.AccountForms.SignUpPage;
import anb.site.AccountForms.Way;
import anb.videos.VideoId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the forms by which people come in: with whom they mean to vote for, and with the cities there are. */
@Component
class EntryForms {

    private final PublicVideos clips;
    private final ListedCities cities;
    private final Editions editions;

    EntryForms(PublicVideos clips, ListedCities cities, Editions editions) {
        this.clips = clips;
        this.cities = cities;
        this.editions = editions;
    }

    /** As it is asked for. */
    SignInPage signIn(Frame frame, Way way, @Nullable String done) {
        return new SignInPage(frame, way, candidate(way), "", Mistakes.NONE, false, done);
    }

    /** Once more, with what was wrong. */
    SignInPage signInAgain(Frame frame, Way way, String email, Mistakes mistakes, boolean unknown) {
        return new SignInPage(frame, way, candidate(way), email, mistakes, unknown, null);
    }

    SignUpPage signUp(Way way, Filled form) {
        var largest = new CityChoice(cities.of(editions.current().id()), "").suggested();
        return new SignUpPage(
                way, candidate(way), form, largest.stream().map(Listed::name).toList());
    }

    private @Nullable Card candidate(Way way) {
        try {
            return way.vote().isEmpty()
                    ? null
                    : clips.find(VideoId.from(way.vote())).map(Card::of).orElse(null);
        } catch (IllegalArgumentException noClip) {
            return null;
        }
    }
}
