package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anb.infra.Removals.Removal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** A test that pins a property fails without it: one at a time is taken out of the templates of a size, and its test is run again. */
@WithNode
class RemovalTest {

    @ParameterizedTest
    @MethodSource("anb.infra.Removals#all")
    void whatPinsAPropertyFailsWithoutIt(Removal removal, @TempDir Path folder) throws IOException {
        var copy = copy(removal, folder);
        ScopedValue.where(Installation.INSTEAD, copy).run(removal.pins());
        remove(folder.resolve(removal.stack() + ".template.json"), removal);
        assertThatThrownBy(() -> ScopedValue.where(Installation.INSTEAD, copy).run(removal.pins()));
    }

    private static Installation copy(Removal removal, Path folder) throws IOException {
        var real = removal.size().equals("options") ? Installation.withOptions() : Installation.of(removal.size());
        for (var stack : Installation.STACKS) {
            Files.copy(real.folder().resolve(stack + ".template.json"), folder.resolve(stack + ".template.json"));
        }
        return new Installation(removal.as(), real.settings(), folder);
    }

    private static void remove(Path file, Removal removal) throws IOException {
        var template = Template.in(file);
        var named = template.json()
                .get("Resources")
                .propertyStream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .filter(resource -> resource.name().equals(removal.resource()))
                .toList();
        assertThat(named).as(removal.resource()).hasSize(1);
        var slash = removal.property().lastIndexOf('/');
        var parent = (ObjectNode) named.getFirst().at(removal.property().substring(0, slash));
        var removed = parent.remove(removal.property().substring(slash + 1));
        assertThat(removed != null).as("%s is there", removal).isTrue();
        Files.writeString(file, template.json().toString());
    }
}
