package anb.videos;

import anb.accounts.AccountId;
import anb.editions.EditionId;
import anb.media.MediaInfo;
import org.jspecify.annotations.Nullable;

/** A checked upload about to become a row. */
public record NewVideo(
        VideoId id,
        EditionId edition,
        AccountId player,
        String title,
        MediaInfo media,
        String sha256,
        @Nullable String idempotencyKey,
        boolean publishWhenProcessed) {}
