package anb.embedded;

import java.util.Arrays;
import java.util.Locale;

/** A kind of machine that artifacts have programs for, by the names they give it. A build has those of one kind. */
enum Platform {
    X86_64("amd64", "x86_64", "amd64", "linux-x86_64-gpl"),
    AARCH64("aarch64", "arm_64", "arm64", "linux-arm64-gpl");

    private final String processor;
    private final String postgres;
    private final String redis;
    private final String ffmpeg;

    Platform(String processor, String postgres, String redis, String ffmpeg) {
        this.processor = processor;
        this.postgres = postgres;
        this.redis = redis;
        this.ffmpeg = ffmpeg;
    }

    static Platform ofThisHost() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * By the names that Java gives to system and processor.
     *
     * @throws EmbeddedFailure when there are no programs for it
     */
    static Platform of(String system, String processor) {
        return Arrays.stream(values())
                .filter(platform -> system.equals("Linux") && platform.processor.equals(processor))
                .findFirst()
                .orElseThrow(
                        () -> new EmbeddedFailure("The embedded PostgreSQL, Redis and ffmpeg run on Linux on amd64 and"
                                + " aarch64, this is %s on %s. Run anb.jar with parts of your own instead."
                                        .formatted(system, processor)));
    }

    /** @throws EmbeddedFailure when this was built on a machine of another kind */
    void requireInBuild() {
        if (Platform.class.getClassLoader().getResource(postgresArchive()) == null) {
            throw new EmbeddedFailure("This was built on another kind of machine and has no PostgreSQL and ffmpeg for "
                    + processor + ". Build it on this one, or run anb.jar with parts of your own.");
        }
    }

    /** The resource that has PostgreSQL. */
    String postgresArchive() {
        return "postgres-linux-" + postgres + ".txz";
    }

    /** The resource that is Redis. */
    String redisServer() {
        return "redis-server-7.0.15-linux-" + redis;
    }

    /** The resource that is a program of ffmpeg, or a library of its own. */
    String ffmpeg(String name) {
        return "org/bytedeco/ffmpeg/" + ffmpeg + "/" + name;
    }

    /** The resource that is an empty library, see src/main/scripts/ffmpeg-stubs.sh. */
    String stub(String name) {
        return "anb/embedded/stubs/" + this + "/" + name;
    }

    /** As {@code uname -m} has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
