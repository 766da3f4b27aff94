package anb.demo;

import anb.accounts.AccountId;
import anb.demo.Cast.Ending;
import anb.demo.Cast.Fan;
import anb.demo.Cast.Player;
import anb.demo.Fans.Liked;
import anb.videos.VideoId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Plays the contest from sign-up to votes, by the same ways as people do; only the dates are made up. */
@Component
class Demo {

    /** For one clip to be rendered: workers may be few, elsewhere and busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final People people;
    private final Auditions auditions;
    private final Jury jury;
    private final Fans fans;
    private final Past past;
    private final Backstage backstage;

    Demo(People people, Auditions auditions, Jury jury, Fans fans, Past past, Backstage backstage) {
        this.people = people;
        this.auditions = auditions;
        this.jury = jury;
        this.fans = fans;
        this.past = past;
        this.backstage = backstage;
    }

    /** A clip that was handed in. */
    private record Sent(Player player, AccountId account, Cast.Clip clip, VideoId id) {}

    /**
     * Fills the platform.
     *
     * @param progress is told each step before it begins
     * @throws anb.problem.Problem somebody of these is signed up already
     */
    void play(List<Player> players, List<Fan> watching, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept(players.size() + " players sign up");
        List<AccountId> accounts = new ArrayList<>();
        for (var player : players) {
            accounts.add(people.enrol(player).id());
        }
        backstage.voteEnds();
        backstage.jobDied();
        var sent = send(players, accounts, progress);
        watch(sent, progress);
        past.joined(accounts);
        progress.accept(watching.size() + " people sign up to vote");
        var voters = watching.stream().map(fan -> people.enrol(fan).id()).toList();
        progress.accept("they vote, for days");
        fans.vote(voters, liked(sent));
        sent.stream()
                .filter(one -> auditions.isPublic(one.id))
                .forEach(one -> fans.report(voters, one.id, Cast.REPORTED.getOrDefault(one.clip.title(), List.of())));
        if (!voters.isEmpty()) {
            backstage.suspend(voters.getFirst()); // who reports each of these clips
        }
    }

    private List<Sent> send(List<Player> players, List<AccountId> accounts, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<Sent> sent = new ArrayList<>();
        long all = players.stream().mapToLong(player -> player.clips().size()).sum();
        for (int n = 0; n < players.size(); n++) {
            var player = players.get(n);
            for (var clip : player.clips()) {
                progress.accept("clip %d of %d is drawn and handed in: %s, %s %s"
                        .formatted(sent.size() + 1, all, clip.title(), player.firstName(), player.lastName()));
                int take = player.clips().indexOf(clip);
                var id = auditions.send(accounts.get(n), player.number(), take, clip);
                sent.add(new Sent(player, accounts.get(n), clip, id));
            }
        }
        return sent;
    }

    /** Until every clip has its ending. */
    private void watch(List<Sent> sent, Consumer<String> progress) throws InterruptedException {
        var rendered =
                sent.stream().filter(one -> one.clip.ending() != Ending.WAITING).toList();
        var patience = PATIENCE;
        for (int n = 0; n < rendered.size(); n++) {
            var one = rendered.get(n);
            progress.accept("the workers make broadcasts: %d of %d".formatted(n, rendered.size()));
            if (!auditions.awaitEnd(one.id, patience)) {
                progress.accept("no worker came to \"" + one.clip.title() + "\": it goes on without");
                patience = Duration.ZERO;
            }
            jury.end(one.account, one.id, one.clip.ending());
        }
        past.handedIn(ids(rendered, false));
        past.handedInToday(ids(rendered, true));
    }

    private static List<VideoId> ids(List<Sent> sent, boolean today) {
        return sent.stream()
                .filter(one -> one.player.isNew() == today)
                .map(Sent::id)
                .toList();
    }

    private List<Liked> liked(List<Sent> sent) {
        return sent.stream()
                .filter(one -> auditions.isPublic(one.id))
                .map(one -> new Liked(one.id, one.player.before(), one.player.today()))
                .toList();
    }
}
