package anb.faults;

import anb.faults.Verdict.Finding;
import anb.faults.Verdict.Kind;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What does not add up between tables, by queries of our own: whoever keeps the counts is not asked whether they are right.
 *
 * @param tallies of videos that do not say how many votes there are
 * @param scores of players that do not say how many votes their public videos have
 * @param limbo videos that wait for a job that is not there
 */
record Counts(List<Sum> tallies, List<Sum> scores, List<String> limbo) {

    /** Nobody knows which fault it was. */
    private static final String ALWAYS = "the whole run";

    private static final String TALLIES = """
            select video.id::text as subject, coalesce(tally.votes, -1) as shown, count(vote.voter) as counted
            from video
            left join tally on tally.video = video.id
            left join vote on vote.video = video.id
            group by video.id, tally.votes
            having tally.votes is distinct from count(vote.voter)
            """;

    /** Who has no public video has no line; what is withdrawn, hidden or of somebody suspended is not public. */
    private static final String SCORES = """
            select player::text as subject, coalesce(score.votes, -1) as shown, coalesce(counted.votes, -1) as counted
            from score
            full join (select video.edition, video.player, count(vote.voter) as votes
                       from video left join vote on vote.video = video.id
                       where video.status = 'processed' and video.publish_wished_at is not null
                         and video.withdrawn_at is null and video.hidden_at is null
                       group by video.edition, video.player) counted using (edition, player)
            where score.votes is distinct from counted.votes
            """;

    private static final String LIMBO = """
            select video.id::text from video
            where video.status in ('uploaded', 'processing')
              and not exists (select 1 from job
                              where job.kind = 'render' and job.subject = video.id and job.state in ('queued', 'running'))
            """;

    /** A number that the platform shows, and the one it should show; -1 where there is none. */
    record Sum(String subject, long shown, long counted) {

        Kind kind() {
            return shown < counted ? Kind.LOST : Kind.DUPLICATED;
        }
    }

    /** As it is now: votes are folded, and scores counted, a moment after they are cast. */
    static Counts of(JdbcClient database) {
        return new Counts(
                database.sql(TALLIES).query(Sum.class).list(),
                database.sql(SCORES).query(Sum.class).list(),
                database.sql(LIMBO).query(String.class).list());
    }

    boolean addUp() {
        return tallies.isEmpty() && scores.isEmpty() && limbo.isEmpty();
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        tallies.forEach(tally -> findings.add(finding("tally of video", tally)));
        scores.forEach(score -> findings.add(finding("score of player", score)));
        limbo.forEach(
                video -> findings.add(new Finding(Kind.STUCK, "video %s without a live job".formatted(video), ALWAYS)));
        return findings;
    }

    private static Finding finding(String what, Sum sum) {
        return new Finding(
                sum.kind(),
                "%s %s says %d of %d votes".formatted(what, sum.subject(), sum.shown(), sum.counted()),
                ALWAYS);
    }
}
