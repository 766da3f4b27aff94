package anb.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists as spreadsheets and databases write them, and as nobody should. */
class CsvTest {

    @Test
    void quotesBreaksAndBothLineEndsAreRead() throws IOException {
        assertThat(cells("a,b\r\n\"x, \"\"y\"\"\",\"two\r\nlines\"\n\n,\n"))
                .containsExactly(List.of("a", "b"), List.of("x, \"y\"", "two\r\nlines"), List.of("", ""));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        assertThat(cells("\uFEFFfile,title")).containsExactly(List.of("file", "title"));
        assertThat(cells("\uFEFF")).isEmpty();
    }

    @Test
    void semicolonsSeparateWhereTheFirstLineHasThem() throws IOException {
        assertThat(cells("file;title\nx.mp4;Uno, dos\n")).contains(List.of("x.mp4", "Uno, dos"));
    }

    @Test
    void aFormulaIsATextLikeAnyOther() throws IOException {
        assertThat(cells("a,b\n=1+1,\"=HYPERLINK(\"\"http://x\"\")\""))
                .contains(List.of("=1+1", "=HYPERLINK(\"http://x\")"));
    }

    @Test
    void aLineOfAMillionCharactersIsNotKeptAndTheNextIsRead() throws IOException {
        var records = records("a,b\n" + "x".repeat(1_000_000) + ",y\n1,2\n");

        assertThat(records.get(1).flaw()).contains("longer than 16,000 characters");
        assertThat(records.get(1).cells()).isEmpty();
        assertThat(records.get(2))
                .isEqualTo(new Csv.Values(3, List.of("1", "2"), records.get(0).flaw()));
    }

    @Test
    void aQuoteThatIsNeverClosedIsSaidSo() throws IOException {
        var records = records("a,b\n1,\"2\n3,4\n");

        assertThat(records).hasSize(2);
        assertThat(records.get(1).line()).isEqualTo(2);
        assertThat(records.get(1).flaw()).contains("a quote is opened and not closed");
    }

    private static List<List<String>> cells(String text) throws IOException {
        return records(text).stream().map(Csv.Values::cells).toList();
    }

    private static List<Csv.Values> records(String text) throws IOException {
        var csv = new Csv(new StringReader(text));
        var records = new ArrayList<Csv.Values>();
        for (var record = csv.next(); record.isPresent(); record = csv.next()) {
            records.add(record.get());
        }
        return records;
    }
}
