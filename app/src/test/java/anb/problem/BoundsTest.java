package anb.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundsTest {

    @Test
    void aCharacterCountsOnceHoweverItIsEncoded() {
        var longest = "🏀".repeat(100);

        assertThat(Bounds.check("q", longest, 100)).isEqualTo(longest);
        assertThatThrownBy(() -> Bounds.check("q", longest + "🏀", 100))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.fields())
                                .containsExactly(new FieldProblem("q", "too_long", 100, 101)));
    }
}
