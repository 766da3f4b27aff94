package anb.media;

import anb.problem.ErrorCode;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A file that wants something else than to be a clip.
 *
 * @param technique by what it tries; a copy under another name is no other technique
 * @param name says which of its kind
 * @param by the layer that refuses it
 * @param codes one of which the player is told
 */
record HostileFile(String technique, String name, Supplier<byte[]> content, Layer by, Set<ErrorCode> codes) {

    byte[] bytes() {
        return content.get();
    }

    @Override
    public String toString() {
        return technique + ", " + name;
    }

    static HostileFile noMp4(String technique, String name, byte[] bytes) {
        return new HostileFile(technique, name, () -> bytes, Layer.CONTAINER, Set.of(ErrorCode.NOT_MP4));
    }

    static HostileFile broken(String technique, String name, Layer by, byte[] bytes) {
        return new HostileFile(
                technique,
                name,
                () -> bytes,
                by,
                Set.of(ErrorCode.UNREADABLE, ErrorCode.NO_VIDEO_STREAM, ErrorCode.UNSUPPORTED_CODEC));
    }

    static HostileFile inadmissible(String technique, String name, ErrorCode code, byte[] bytes) {
        return new HostileFile(technique, name, () -> bytes, Layer.ADMISSION, Set.of(code));
    }
}
