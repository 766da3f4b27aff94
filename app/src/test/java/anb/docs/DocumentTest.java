package anb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Http;
import anb.RealParts;
import anb.problem.ErrorCode;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The document says what the application does. */
@RealParts
class DocumentTest {

    @LocalServerPort
    int port;

    @Autowired
    ApiDocument document;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    @Test
    void everyOperationIsInTheDocumentAndNoOther() {
        var documented = new TreeSet<String>();
        document.eachOperation((name, operation) -> documented.add(name.replaceAll("\\{[^}]*}", "{}")));
        var mapped = new TreeSet<String>();
        endpoints
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapping.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/")
                                        && !path.contains("/probe")
                                        && !path.equals("/api/docs"))
                                .forEach(path -> mapped.add(method + " " + path.replaceAll("\\{[^}]*}", "{}")))));

        assertThat(documented).isEqualTo(mapped);
    }

    @Test
    void itIsOpenApiWithEveryErrorCodeAndNeedsNoToken() {
        var reply = Http.to(port).bearer("bad").get("/v3/api-docs");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("openapi")).startsWith("3.1");
        assertThat(reply.json()
                        .at("/components/schemas/ErrorCode/enum")
                        .valueStream()
                        .map(code -> code.asString()))
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
    }

    @Test
    void everyOperationIsExplained() {
        document.eachOperation((name, operation) -> {
            assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
            assertThat(operation.path("description").asString("")).as(name).isNotBlank();
        });
    }

    @Test
    void peopleReadItAsAPageWithoutAToken() {
        var reply = Http.to(port).bearer("bad").get("/api/docs/");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.raw().body())
                .contains("POST /api/videos/upload", "already_voted")
                .doesNotContain("<script");
    }
}
