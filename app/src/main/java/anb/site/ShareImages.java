package anb.site;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.Scratch;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/**
 * A poster cut to the 1200×630 pixels that chats show whole. Made when somebody shares a clip, one at a time on a node, and
 * remembered for the crowd that follows.
 */
@Component
class ShareImages {

    private static final int WIDTH = 1200, HEIGHT = 630;
    private static final int REMEMBERED = 200;

    private final ObjectStore store;
    private final Scratch scratch;
    private final Semaphore turn = new Semaphore(1);
    private final Cache<ObjectKey, byte[]> made =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    ShareImages(ObjectStore store, Scratch scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    /** A JPEG. */
    byte[] of(ObjectKey poster) {
        return made.get(poster, this::make);
    }

    private byte[] make(ObjectKey poster) {
        turn.acquireUninterruptibly();
        try (var folder = scratch.open("share")) {
            var file = folder.file("poster.jpg");
            store.get(poster, file);
            var read = ImageIO.read(file.toFile());
            if (read == null) {
                throw new Problem(ErrorCode.NOT_FOUND);
            }
            var jpeg = new ByteArrayOutputStream();
            ImageIO.write(cut(read), "jpg", jpeg);
            return jpeg.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.release();
        }
    }

    /** As wide as it must be, and as much too high as it comes out: the same is cut off above and below. */
    private static BufferedImage cut(BufferedImage poster) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int height = WIDTH * poster.getHeight() / poster.getWidth();
        g.drawImage(poster, 0, (HEIGHT - height) / 2, WIDTH, height, null);
        g.dispose();
        return image;
    }
}
