package anb;

import org.junit.jupiter.api.Test;

@RealParts
class ApplicationTest {

    @Test
    void theApplicationStartsWithRealParts() {}
}
