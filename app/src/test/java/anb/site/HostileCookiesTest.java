package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.HostileValues;
import anb.Http;
import anb.Lure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks servers, where pages read something that no method declares: cookies, and the form with a file. */
class HostileCookiesTest extends PagesFixture {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("anb.HostileValues#all")
    void noCookieIsTakenForAnythingButItself(String value) {
        for (var cookie : List.of("anb_session", "anb_lang", "XSRF-TOKEN")) {
            for (var page : List.of("/signup", "/my/videos")) {
                var reply = Http.to(port)
                        .with("Cookie", cookie + "=" + HostileValues.inAHeader(value))
                        .get(page);

                Harmless.assertThatItIs(cookie + " " + page, reply);
            }
        }
        assertThat(Lure.followed()).isFalse();
    }

    /** There is no file in it: the title is judged first, and shown again with what is wrong. */
    @ParameterizedTest
    @MethodSource("anb.HostileValues#all")
    void noTitleIsTakenForAnythingButItself(String value) throws IOException {
        var noClip = Files.writeString(folder.resolve("clip.mp4"), "no clip");
        reader.with(given.player().token());

        var page = reader.upload(reader.get("/account").csrf(), value, noClip);

        assertThat(page.status()).as(page.body()).isEqualTo(400);
        assertThat(page.body()).doesNotContain(HostileValues.PRODUCT, "<script>alert(1)", "Exception", "root:");
        assertThat(Lure.followed()).isFalse();
    }
}
