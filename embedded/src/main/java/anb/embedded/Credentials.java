package anb.embedded;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The secrets of one data folder: made at its first start, kept in one file that only its owner can read. */
record Credentials(
        String postgresPassword,
        String redisPassword,
        String s3AccessKey,
        String s3SecretKey,
        String tokenSecret,
        String adminEmail,
        String adminPassword) {

    static final String FILE = "credentials.properties";

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Nothing that is easily mistaken for another when read aloud or typed. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** What the folder holds, or new secrets when it holds none. */
    static Credentials of(DataFolder folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            write(file, fresh());
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return read(file);
    }

    /** What the file of a folder holds that another process uses. */
    static Credentials kept(Path folder) throws IOException {
        return read(folder.resolve(FILE));
    }

    private static Credentials read(Path file) throws IOException {
        var kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw damaged(file, "it is not a properties file");
        }
        return new Credentials(
                get(kept, "postgres.password", file),
                get(kept, "redis.password", file),
                get(kept, "s3.access-key", file),
                get(kept, "s3.secret-key", file),
                get(kept, "token-secret", file),
                get(kept, "admin.email", file),
                get(kept, "admin.password", file));
    }

    private static String get(Properties kept, String name, Path file) {
        var value = kept.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw damaged(file, name + " is missing");
        }
        return value;
    }

    private static EmbeddedFailure damaged(Path file, String why) {
        return new EmbeddedFailure(
                "The credentials file %s is damaged: %s. Put back a copy of it, or move the folder %s away to begin with empty data."
                        .formatted(file, why, file.getParent()));
    }

    private static Map<String, String> fresh() {
        var fresh = new LinkedHashMap<String, String>();
        fresh.put("postgres.password", secret(32));
        fresh.put("redis.password", secret(32));
        fresh.put("s3.access-key", secret(20));
        fresh.put("s3.secret-key", secret(40));
        fresh.put("token-secret", secret(64));
        fresh.put("admin.email", "admin@anb.localhost");
        fresh.put("admin.password", "%s-%s-%s-%s".formatted(secret(4), secret(4), secret(4), secret(4)));
        return fresh;
    }

    /** Complete or absent: written beside its place and moved there. */
    private static void write(Path file, Map<String, String> secrets) throws IOException {
        var part = file.resolveSibling(FILE + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                part,
                secrets.entrySet().stream()
                        .map(secret -> secret.getKey() + "=" + secret.getValue() + "\n")
                        .collect(Collectors.joining(
                                "", "# Secrets of this data folder. Lose them and the data is lost.\n", "")));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String secret(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
    }
}
