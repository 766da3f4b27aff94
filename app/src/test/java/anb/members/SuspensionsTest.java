package anb.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anb.Client;
import anb.Together;
import anb.accounts.AccountId;
import anb.audit.Actor;
import anb.videos.Moderation;
import anb.videos.VideoId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SuspensionsTest extends MembersFixture {

    @Autowired
    Moderation moderation;

    @Test
    void whoeverIsSuspendedIsOutAtOnceWithTheirVideosAndComesBackWithThem() {
        var theirs = given.visitor().withToken(person.token());
        var hiddenBefore = given.publishedOnPaper(person.id(), "Con música ajena");
        db.sql("update video set hidden_at = now(), hidden_reason = 'música' where id = :id")
                .param("id", hiddenBefore.value())
                .update();
        assertThat(theirs.get("/api/videos").status()).isEqualTo(200);

        var suspended = suspend(person.id(), " Videos de otros ");

        assertThat(suspended.body().path("suspended_reason").asString()).isEqualTo("Videos de otros");
        assertThat(theirs.get("/api/videos").status()).isEqualTo(401);
        assertThat(publicVideos()).isEmpty();
        awaitRanking(List.of());
        assertThat(ids(list("suspended=true&limit=100").body())).contains(id());

        var lifted = lift();

        assertThat(lifted.body().has("suspended_at")).isFalse();
        assertThat(theirs.get("/api/videos").status())
                .as("old sessions have ended")
                .isEqualTo(401);
        assertThat(publicVideos()).containsExactly(video.toString());
        awaitRanking(List.of(name + " Prueba"));
        assertThat(hiddenReason(hiddenBefore)).isEqualTo("música");
    }

    @Test
    void votesOfWhoIsSuspendedStay() {
        var other = given.publishedOnPaper(crowd.person("Ana", "Cali").id(), "Otro");
        given.visitor().withToken(person.token()).post("/api/public/videos/" + other + "/vote");

        suspend(person.id(), "Videos de otros");

        var next = given.player().post("/api/public/videos/" + other + "/vote");
        assertThat(next.body().path("votes").asInt()).isEqualTo(2);
    }

    @Test
    void whatAnOrganiserHidesOrShowsMeanwhileIsSoAfterwards() {
        var second = given.publishedOnPaper(person.id(), "Segundo");
        db.sql("update video set hidden_at = now(), hidden_reason = 'antes' where id = :id")
                .param("id", second.value())
                .update();
        suspend(person.id(), "Videos de otros");

        given.admin()
                .post("/api/admin/reports/" + video + "/settle", Map.of("outcome", "hidden", "reason", "No es suyo"));
        moderation.restore(new Actor("somebody", "here", "1"), second, "Sí es suyo");
        assertThat(publicVideos()).isEmpty();
        lift();

        assertThat(publicVideos()).containsExactly(second.toString());
        assertThat(hiddenReason(video)).isEqualTo("No es suyo");
    }

    @Test
    void whatWasOnItsWayIsHiddenToo() {
        suspend(person.id(), "Videos de otros");

        given.publishedOnPaper(person.id(), "A destiempo");

        assertThat(publicVideos()).isEmpty();
        lift();
        assertThat(publicVideos()).hasSize(2);
    }

    @Test
    void askingTwiceIsAskingOnce() {
        suspend(person.id(), "Lo primero");

        assertThat(suspend(person.id(), "Lo segundo")
                        .body()
                        .path("suspended_reason")
                        .asString())
                .isEqualTo("Lo primero");
        assertThat(lift().status()).isEqualTo(200);
        assertThat(lift().status()).isEqualTo(200);
        assertThat(audited())
                .containsExactly(
                        "suspend account " + id() + ": suspended",
                        "suspend account " + id() + ": was already",
                        "lift suspension of account " + id() + ": lifted",
                        "lift suspension of account " + id() + ": was none");
    }

    @Test
    void nobodySuspendsThemselvesOrNobodyOrForNoReason() {
        var admin =
                list("q=" + encoded("admin@")).body().path(0).path("account_id").asString();

        assertThat(suspend(new AccountId(UUID.fromString(admin)), "Me voy").code())
                .isEqualTo("own_account");
        assertThat(suspend(new AccountId(UUID.randomUUID()), "Nadie").code()).isEqualTo("not_found");
        assertThat(suspend(person.id(), " ").code()).isEqualTo("invalid_request");
        assertThat(given.player()
                        .post("/api/admin/accounts/" + id() + "/suspension", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(ids(list("suspended=true&q=" + name).body())).isEmpty();
    }

    @Test
    void ofTwoAdminsWhoSuspendEachOtherAtOnceOneIsLeft() throws Exception {
        var admins = List.of(crowd.person(name, "Cali"), crowd.person(name, "Cali"));
        admins.forEach(one -> db.sql("update account set role = 'admin' where id = :id")
                .param("id", one.id().value())
                .update());
        await().until(() -> admins.stream()
                .allMatch(one -> given.visitor()
                                .withToken(one.token())
                                .get("/api/admin/jobs")
                                .status()
                        == 200));

        var statuses = Together.atOnce(
                2,
                n -> given.visitor()
                        .withToken(admins.get(n).token())
                        .post(
                                "/api/admin/accounts/" + admins.get(1 - n).id().value() + "/suspension",
                                Map.of("reason", "x"))
                        .status());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(ids(list("suspended=true&q=" + name).body())).hasSize(1);
        db.sql("update account set role = 'player' where name_key like :name")
                .param("name", name.toLowerCase(Locale.ROOT) + "%")
                .update();
    }

    private Client.Answer suspend(AccountId who, String reason) {
        return given.admin().post("/api/admin/accounts/" + who.value() + "/suspension", Map.of("reason", reason));
    }

    private Client.Answer lift() {
        return given.admin()
                .send("DELETE", "/api/admin/accounts/" + id() + "/suspension", BodyPublishers.noBody(), Map.of());
    }

    private List<String> publicVideos() {
        return given.visitor()
                .get("/api/public/videos?limit=100&city=" + encoded("Villa " + name) + "&offset=0")
                .body()
                .findValuesAsString("video_id");
    }

    private void awaitRanking(List<String> names) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given.visitor()
                        .get("/api/public/rankings?city=" + encoded("Villa " + name))
                        .body()
                        .findValuesAsString("username")
                        .equals(names));
    }

    private String hiddenReason(VideoId id) {
        return Objects.requireNonNull(db.sql("select hidden_reason from video where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
    }

    private List<String> audited() {
        return db.sql("select act || ': ' || outcome from audit where act like '%account ' || :id order by number")
                .param("id", id())
                .query(String.class)
                .list();
    }
}
