package anb.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An installation that lives may be made larger: nothing that is there is in the way of what comes. */
@WithNode
class GrowthTest {

    /** Deployed one after the other, as docs/deployment.md has it under "Grow". */
    static Stream<List<Installation>> steps() {
        var moving = Installation.of("moving", "small", Map.of("redis.instance", "t3.micro", "redis.moving", "true"));
        return Stream.of(
                List.of(Installation.of("small"), moving),
                List.of(moving, Installation.of("default")),
                List.of(Installation.of("default"), Installation.of("large")));
    }

    @Test
    void aZoneThatComesMovesNoSubnet() {
        var one = Installation.of("one-zone", "default", Map.of("network.zones", "1"));
        var three = Installation.of("three-zones", "default", Map.of("network.zones", "3"));
        assertThat(addresses(one)).hasSize(6);
        assertThat(addresses(three)).hasSize(9).containsAllEntriesOf(addresses(one));
        assertThat(addresses(three).values()).doesNotHaveDuplicates();
    }

    /** Stacks are deployed in their order, and CloudFormation refuses to drop what a later one imports. */
    @ParameterizedTest
    @MethodSource("steps")
    void noStackDropsWhatALaterOneStillImports(List<Installation> step) {
        var before = step.getFirst().all();
        var after = step.getLast().all();
        for (var stack = 0; stack < before.size(); stack++) {
            var dropped = new HashSet<>(exports(before.get(stack)));
            dropped.removeAll(exports(after.get(stack)));
            for (var later : before.subList(stack + 1, before.size())) {
                assertThat(dropped).noneMatch(export -> later.json().toString().contains("\"" + export + "\""));
            }
        }
    }

    private static Map<String, String> addresses(Installation installation) {
        return installation.network().all("AWS::EC2::Subnet").stream()
                .collect(Collectors.toMap(Resource::id, subnet -> subnet.text("/CidrBlock")));
    }

    private static Set<String> exports(Template template) {
        return template.json()
                .path("Outputs")
                .propertyStream()
                .map(output -> output.getValue().at("/Export/Name"))
                .filter(name -> name.isString())
                .map(name -> name.asString())
                .collect(Collectors.toSet());
    }
}
