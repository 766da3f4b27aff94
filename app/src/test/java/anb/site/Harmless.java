package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.HostileValues;
import anb.Http;

/** An answer to something hostile that neither broke nor told anything, and leads nowhere else. */
final class Harmless {

    private Harmless() {}

    static void assertThatItIs(String what, Http.Reply reply) {
        var headers = reply.raw().headers();
        assertThat(reply.status()).as("%s: %s", what, reply.raw().body()).isLessThan(500);
        assertThat(reply.status()).as("refused for its token: %s", what).isNotEqualTo(403);
        assertThat(reply.raw().body())
                .as(what)
                .doesNotContain(
                        HostileValues.PRODUCT,
                        "<script>alert(1)",
                        "ERROR:",
                        "Exception",
                        "java.lang",
                        "argon2",
                        "root:");
        assertThat(headers.allValues("Set-Cookie")).as(what).noneMatch(cookie -> cookie.startsWith("a=b"));
        assertThat(headers.allValues("Location")).as(what).allMatch(to -> to.startsWith("/") && !to.startsWith("//"));
    }
}
