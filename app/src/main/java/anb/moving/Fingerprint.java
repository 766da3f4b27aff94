package anb.moving;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What bytes are known by: how many there are, and their SHA-256 in lower-case hexadecimal digits. */
record Fingerprint(long bytes, String sha256) {

    /** Of a file, which is streamed; a link is not followed. */
    static Fingerprint of(Path file) throws IOException {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                var taking = new Taking(OutputStream.nullOutputStream())) {
            in.transferTo(taking);
            return taking.taken();
        }
    }

    /** Takes the fingerprint of whatever is written through it. */
    static final class Taking extends DigestOutputStream {

        private long bytes;

        Taking(OutputStream out) {
            super(out, sha256());
        }

        @Override
        public void write(int b) throws IOException {
            super.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            super.write(buffer, offset, length);
            bytes += length;
        }

        /** Of everything so far. */
        Fingerprint taken() {
            try {
                var copy = (MessageDigest) digest.clone();
                return new Fingerprint(bytes, HexFormat.of().formatHex(copy.digest()));
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}
