package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.Routes;
import jakarta.servlet.Filter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What keeps pages and sessions out of the reach of others. */
class SiteSecurityTest extends PagesFixture {

    @Autowired
    @Qualifier("springSecurityFilterChain")
    Filter security;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    @Test
    void noPageHoldsAScriptOrAStyleOfItsOwn() {
        for (var path :
                new String[] {"/", "/videos", "/ranking", "/signin", "/signup", "/rules", "/api/docs", "/nowhere"}) {
            assertThat(reader.get(path).body())
                    .doesNotContain(" style=", "<style", "onclick=", "javascript:")
                    .doesNotContainPattern("<script(?![^>]* src=)");
        }
    }

    @Test
    void whatIsInTheStoreIsAllThatAPageMayLoadFromElsewhere() {
        var policy = reader.get("/").header("Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'self'", "media-src 'self' blob: http://", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(reader.get("/").header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void pagesUseNoDeviceAreOpenedByNobodyAndSayLittleOfWhereOneComesFrom() {
        var page = reader.get("/");

        assertThat(page.header("Permissions-Policy")).isEqualTo("camera=(), geolocation=(), microphone=(), payment=()");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void overHttpsABrowserIsToldToUseNothingElseForAYear() throws Exception {
        assertThat(strictTransport(true)).isEqualTo("max-age=31536000 ; includeSubDomains");
        assertThat(strictTransport(false)).isNull();
    }

    /** Of a page, whose request came in over HTTPS, or through a proxy that says so. */
    private @Nullable String strictTransport(boolean secure) throws Exception {
        var request = new MockHttpServletRequest("GET", "/");
        request.setSecure(secure);
        var answer = new MockHttpServletResponse();
        security.doFilter(request, answer, new MockFilterChain());
        return answer.getHeader("Strict-Transport-Security");
    }

    @Test
    void theSessionIsOutOfReachOfScriptsAndOtherSites() {
        var arrived = reader.signUp("Nora", "Pasto", "");

        assertThat(arrived.raw().headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("anb_session=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        assertThat(reader.get("/").header("Cache-Control")).contains("no-store");
    }

    @Test
    void overHttpsTheSessionIsNeverSentInTheClear() {
        assertThat(session(true)).contains("anb_session=", "; Secure");
        assertThat(session(false)).contains("anb_session=").doesNotContain("Secure");
    }

    private static @Nullable String session(boolean secure) {
        var request = new MockHttpServletRequest("POST", "/signin");
        request.setSecure(secure);
        var answer = new MockHttpServletResponse();
        SessionCookie.set(request, answer, "token");
        return answer.getHeader("Set-Cookie");
    }

    @Test
    void aCookieIsNothingToTheApiAndATokenNothingToPages() {
        reader.signUp("Luz", "Pasto", "");
        var token = reader.cookie("anb_session").getValue();

        assertThat(reader.get("/api/videos").status()).isEqualTo(401);
        assertThat(reader.post("/api/uploads", Map.of()).status()).isIn(401, 415);
        assertThat(Http.to(port).bearer(token).get("/api/videos").status()).isEqualTo(200);
        assertThat(Http.to(port).bearer(token).get("/site/uploads").status()).isEqualTo(401);
    }

    /** Whoever signs in to it: an organiser may send every form there is. */
    @Test
    void nothingChangesWithoutTheTokenOfItsForm() {
        reader.with(given.admin().token());
        var changing = Routes.of(endpoints).stream()
                .filter(route -> !route.isOfTheApi() && !route.method().equals("GET"))
                .toList();

        assertThat(changing).hasSizeGreaterThan(20).allSatisfy(route -> {
            var path = route.with(given.publishedVideo());
            assertThat(reader.send(route.method(), path, "none").status()).isEqualTo(403);
            assertThat(reader.send(route.method(), path, "none").body()).contains("Recarga la página");
        });
        assertThat(reader.post("/signout", Map.of()).status()).isEqualTo(403);
        assertThat(reader.get("/organiser").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "evil",
                "/a b",
                "/{",
                "/%zz",
                "/?q=a|b"
            })
    void nobodyIsLedElsewhere(String next) {
        var encoded = Frame.encoded(next);

        assertThat(reader.get("/language?to=es&next=" + encoded).header("Location"))
                .isEqualTo("/");
    }
}
