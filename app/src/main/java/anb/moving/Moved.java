package anb.moving;

import java.util.List;

/**
 * What was carried, or would be.
 *
 * @param rows in all tables
 * @param bytes of all objects
 * @param missing objects that rows speak of and the store had not
 * @param differences that the check found where it arrived, or nothing
 */
public record Moved(long rows, long objects, long bytes, List<String> missing, List<String> differences) {

    static Moved of(Manifest manifest, List<String> differences) {
        return new Moved(
                manifest.tables().stream().mapToLong(Line.Rows::rows).sum(),
                manifest.objects(),
                manifest.bytes(),
                manifest.missing(),
                differences);
    }
}
