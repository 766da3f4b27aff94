package anb.processing;

import anb.videos.Pictures.Reel;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Finds out which part of a rendition is play: how long its bumpers are, the rows do not say. */
@Component
class Plays {

    private final BrandAssets assets;

    Plays(BrandAssets assets) {
        this.assets = assets;
    }

    /** @throws anb.storage.StorageException when the store is away */
    Play of(Reel reel) throws IOException, InterruptedException {
        var brand = assets.current();
        return brand.fingerprint().equals(reel.brand())
                ? new Play(
                        brand.opening().plays(),
                        reel.playTime().minus(brand.closing().plays()))
                : certain(reel);
    }

    /** Its bumpers were replaced since. How long both are is known, and what is play however they share it. */
    static Play certain(Reel reel) {
        var both = reel.playTime().minus(Broadcast.shorter(reel.sent(), Broadcast.LONGEST_PLAY));
        var longest = both.isNegative() ? Duration.ZERO : Broadcast.shorter(both, Broadcast.LONGEST_BUMPER);
        return new Play(longest, reel.playTime().minus(longest));
    }
}
