package anb.accounts;

import anb.Http;
import anb.Http.Reply;
import anb.RealParts;
import java.util.List;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What tests of signing up share: somebody who does, with a field of another value, and what was wrong with it. */
@RealParts
abstract class SignUpFixture {

    static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    Reply signUp(String json) {
        return Http.to(port).post("/api/auth/signup", json);
    }

    static String spoiled(String field, String value) {
        var person = (ObjectNode) JSON.readTree(Http.person(Http.anyEmail()));
        return person.put(field, value).toString();
    }

    static List<String> fields(Reply reply) {
        return reply.json()
                .path("errors")
                .valueStream()
                .map(error -> text(error, "field") + ":" + text(error, "code"))
                .toList();
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
