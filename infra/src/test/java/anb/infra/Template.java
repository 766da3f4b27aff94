package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A template as CloudFormation will read it. */
record Template(JsonNode json) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Template in(Path file) {
        return new Template(MAPPER.readTree(file.toFile()));
    }

    List<Resource> all(String type) {
        return json.get("Resources")
                .propertyStream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    Resource only(String type) {
        var found = all(type);
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }

    /** The one whose id begins so. */
    Resource only(String type, String id) {
        var found = all(type).stream()
                .filter(resource -> resource.id().startsWith(id))
                .toList();
        assertThat(found).as("%s %s", type, id).hasSize(1);
        return found.getFirst();
    }
}
