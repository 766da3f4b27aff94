package anb.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a file is by its first bytes, whatever its name says. An MP4 begins with a file type box (ISO/IEC 14496-12, 4.3)
 * that names an MP4 brand, as its own or among those it is compatible with; QuickTime's own brand makes it a QuickTime
 * file, whatever else it says it is compatible with.
 *
 * @param found for people: {@code PDF}, {@code QuickTime} …, {@code ?} when unknown
 */
record Container(boolean mp4, boolean quickTime, String found) {

    private static final int HEAD = 4096;
    private static final String QUICKTIME = "qt  ";
    private static final Set<String> BRANDS = Set.of(
            "mp41", "mp42", "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "avc1", "hvc1",
            "hev1", "M4V ", "M4VH", "M4VP", "mmp4", "MSNV", "XAVC", "f4v ", "dash", "cmfc");
    private static final Map<String, String> SIGNATURES = signatures();

    static Container of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return of(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
        }
    }

    /** Judges by the first bytes, one character each. */
    static Container of(String head) {
        if (head.startsWith("ftyp", 4) && head.length() >= 16) {
            return ofBrands(brands(head));
        }
        return new Container(
                false,
                false,
                SIGNATURES.entrySet().stream()
                        .filter(signature -> head.startsWith(signature.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(""));
    }

    private static Container ofBrands(List<String> brands) {
        var major = brands.getFirst();
        if (major.equals(QUICKTIME)) {
            return new Container(false, true, "QuickTime");
        }
        return new Container(brands.stream().anyMatch(BRANDS::contains), false, printable(major));
    }

    /** The major brand, then the compatible ones: between them lies the minor version. */
    private static List<String> brands(String head) {
        int end = Math.min(head.length(), (head.charAt(2) << 8) + head.charAt(3));
        return Stream.concat(
                        Stream.of(8),
                        IntStream.iterate(16, at -> at + 4 <= end, at -> at + 4).boxed())
                .map(at -> head.substring(at, at + 4))
                .toList();
    }

    /** It is shown to people and logged: nothing but letters and digits of an unknown brand gets there. */
    private static String printable(String brand) {
        var letters = brand.replaceAll("[^A-Za-z0-9]", "");
        return letters;
    }

    private static Map<String, String> signatures() {
        var known = new LinkedHashMap<String, String>();
        known.put("%PDF", "PDF");
        known.put("#EXTM3U", "HLS playlist");
        known.put("ffconcat", "ffconcat list");
        known.put("RIFF", "AVI/WAV");
        known.put("\u001aE\u00df\u00a3", "Matroska/WebM");
        known.put("PK\u0003\u0004", "ZIP");
        known.put("\u0089PNG", "PNG");
        known.put("\u00ff\u00d8\u00ff", "JPEG");
        known.put("GIF8", "GIF");
        known.put("FLV", "FLV");
        known.put("OggS", "Ogg");
        known.put("ID3", "MP3");
        known.put("0&\u00b2u", "Windows Media");
        known.put("\u0000\u0000\u0001\u00ba", "MPEG-PS");
        known.put("<", "HTML/XML");
        return known;
    }
}
