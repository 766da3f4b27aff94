package anb.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import anb.storage.Multipart;
import anb.storage.ObjectKey;
import anb.uploads.UploadsFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of direct uploads share. */
abstract class TicketsFixture extends UploadsFixture {

    static final int PART = 8 << 20;

    @Autowired
    Multipart multipart;

    @Autowired
    Tickets tickets;

    Sender sender;

    @BeforeEach
    void aSender() {
        sender = new Sender(player);
    }

    @AfterEach
    void giveUpWhatIsOpen() {
        tickets.open(person.id())
                .forEach(ticket -> assertThat(
                                player.delete("/api/uploads/" + ticket.id()).status())
                        .isEqualTo(200));
    }

    /** The good clip, padded behind its end with bytes that players skip. */
    Path clip(int bytes) throws IOException {
        Path clip = clip();
        byte[] padding = new byte[bytes - Math.toIntExact(Files.size(clip)) - 8];
        new Random(bytes).nextBytes(padding);
        Files.write(clip, boxHead(padding.length + 8), StandardOpenOption.APPEND);
        return Files.write(clip, padding, StandardOpenOption.APPEND);
    }

    private static byte[] boxHead(int size) {
        return new byte[] {(byte) (size >> 24), (byte) (size >> 16), (byte) (size >> 8), (byte) size, 'f', 'r', 'e', 'e'
        };
    }

    /** Nothing in the store, whether put together or not. */
    void assertNothingIsStored(String id) {
        var key = ObjectKey.original(UUID.fromString(id));
        assertThat(store.exists(key)).isFalse();
        assertThat(multipart.unfinished(key.value())).isEmpty();
    }

    String sha256Recorded(String id) {
        return db.sql("select sha256 from video where id = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single();
    }
}
