package anb.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import anb.RealParts;
import anb.audit.Audit;
import anb.storage.StorageException;
import anb.storage.StoreThatIsAway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

@RealParts
class CheckCommandTest {

    @Autowired
    RowChecks rows;

    @Autowired
    Expectations expectations;

    @Autowired
    Audit audit;

    @Test
    void aCheckThatCannotBeDoneIsInTheAuditAsWell() {
        var away = new Check(rows, new StoreComparison(expectations, StoreThatIsAway.store()));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> new CheckCommand(away, audit).run(new DefaultApplicationArguments("--anb.check")));

        assertThat(audit.latest(20, null))
                .anySatisfy(
                        entry -> { // late entries of others may be in front
                            assertThat(entry.act()).isEqualTo("check");
                            assertThat(entry.outcome()).isEqualTo("failed: StorageException");
                        });
    }
}
