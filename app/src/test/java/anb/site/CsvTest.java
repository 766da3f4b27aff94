package anb.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void aLineIsAsTheRfcSays() {
        assertThat(Csv.line(1, "Ana \"la zurda\", de Cali", true, null, "dos\nlíneas"))
                .isEqualTo("1,\"Ana \"\"la zurda\"\", de Cali\",true,,\"dos\nlíneas\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+57 300", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=1\n=2"})
    void noTextIsTakenForAFormula(String text) {
        assertThat(Csv.line(text)).startsWith("\"'" + text.charAt(0));
    }

    @Test
    void aNumberStaysOne() {
        assertThat(Csv.line(-5, "5-3", "")).isEqualTo("-5,\"5-3\",\"\"\r\n");
    }
}
