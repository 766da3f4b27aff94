package anb.faults;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What people do with the platform meanwhile, one act after the other, and which of their requests were not answered as they should be. */
final class Traffic {

    private static final int OK = 200, CREATED = 201;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String NAME = "{\"first_name\":\"%s\"}", REPORT = "{\"reason\":\"other\"}";
    private static final String TICKET =
            "{\"title\":\"Sin enviar\",\"file_name\":\"clip.mp4\",\"size_bytes\":6000000,\"content_type\":\"video/mp4\"}";

    private final Http http;
    private final List<String> players;
    private final String votedFor;
    private final Own own;
    private final Map<String, AtomicLong> answered = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** A player's clip that nobody votes for: it comes and goes. */
    record Own(String player, String video) {}

    /** @param votedFor a clip that is public all the time */
    Traffic(Http http, List<String> players, String votedFor, Own own) {
        this.http = http;
        this.players = players;
        this.votedFor = votedFor;
        this.own = own;
    }

    /** The n-th act: reads that nginx does not keep, and whatever else changes something and is cheap. */
    void act(int number) {
        var player = players.get(number % players.size());
        try {
            switch (number % 8) {
                case 0 -> ask("read list", "GET", "/api/public/videos?q=n" + number, "", player, OK);
                case 1 -> ask("read own list", "GET", "/api/videos", "", player, OK);
                case 2 -> vote(player);
                case 3 -> ask("withdraw vote", "DELETE", vote(), "", player, OK);
                case 4 ->
                    ask(
                            "change profile",
                            "PATCH",
                            "/api/auth/profile",
                            NAME.formatted(number % 16 == 4 ? "Brasa" : "Llama"),
                            player,
                            OK);
                case 5 -> openAndGiveUp(player);
                case 6 ->
                    ask("report", "POST", "/api/public/videos/" + votedFor + "/reports", REPORT, player, OK, CREATED);
                default -> comeOrGo(number);
            }
        } catch (IOException e) {
            failures.add("act %d: %s".formatted(number, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String vote() {
        return "/api/public/videos/" + votedFor + "/vote";
    }

    /** nginx may send it twice when a node ends, and the second then hears of the first. */
    private void vote(String player) throws IOException, InterruptedException {
        var answer = send("POST", vote(), "", player);
        judge("vote", answer, answer.status() == OK || answer.text("code").equals("already_voted"));
    }

    /** Never twice: each has an answer of its own, and what was opened can be given up once. */
    private void openAndGiveUp(String player) throws IOException, InterruptedException {
        var ticket = ask("open upload", "POST", "/api/uploads", TICKET, player, CREATED);
        if (ticket.status() == CREATED) {
            ask("give upload up", "DELETE", "/api/uploads/" + ticket.text("upload_id"), "", player, OK);
        }
    }

    private void comeOrGo(int number) throws IOException, InterruptedException {
        var path = "/api/videos/" + own.video() + "/publish";
        var withdraw = number / 8 % 2 == 0;
        ask(withdraw ? "withdraw" : "publish", withdraw ? "DELETE" : "PUT", path, "", own.player(), OK);
    }

    private Http.Answer ask(String what, String method, String path, String body, String player, Integer... expected)
            throws IOException, InterruptedException {
        var answer = send(method, path, body, player);
        judge(what, answer, List.of(expected).contains(answer.status()));
        return answer;
    }

    private Http.Answer send(String method, String path, String body, String player)
            throws IOException, InterruptedException {
        var headers = Map.of("Authorization", "Bearer " + player, "Content-Type", "application/json");
        return http.send(
                method,
                path,
                headers,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                PATIENCE);
    }

    private void judge(String what, Http.Answer answer, boolean expected) {
        answered.computeIfAbsent(what, name -> new AtomicLong()).incrementAndGet();
        if (!expected) {
            failures.add("%s: %d %s".formatted(what, answer.status(), answer.body()));
        }
    }

    /** How many of each were answered. */
    Map<String, Long> answered() {
        var counts = new TreeMap<String, Long>();
        answered.forEach((what, count) -> counts.put(what, count.get()));
        return counts;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
