package anb.voting;

import anb.accounts.AccountId;
import anb.videos.VideoId;
import java.util.concurrent.CompletableFuture;

/** One person's vote for one video on its way to the table, and the answer its caller waits for. */
record Ballot(AccountId voter, VideoId video, CompletableFuture<Receipt> answer) {

    /** What became of a ballot. */
    enum Judgement {
        COUNTED,
        CAST_BEFORE,
        OWN_VIDEO,
        NOT_PUBLIC
    }

    /**
     * A durable answer: what it says is committed.
     *
     * @param votes of the video, all that were committed with this ballot included; 0 where it was not counted
     */
    record Receipt(Judgement judgement, long votes) {}

    Ballot(AccountId voter, VideoId video) {
        this(voter, video, new CompletableFuture<>());
    }
}
