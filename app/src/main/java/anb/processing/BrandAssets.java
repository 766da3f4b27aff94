package anb.processing;

import anb.media.Ended.Exited;
import anb.media.Ffmpeg;
import anb.media.Probe;
import anb.processing.Brand.Bumper;
import anb.storage.ObjectStore;
import anb.storage.Scratch;
import anb.storage.StorageException;
import anb.storage.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Logo and bumpers. They lie in the bucket, where the organiser may replace them; the first start puts the built-in
 * ones there. A worker fetches and measures each version once, and uses the built-in one, with a warning, in place of a broken one.
 */
@Component
class BrandAssets implements ApplicationRunner {

    static final List<String> LOGO_GUARDS = List.of(
            "-protocol_whitelist",
            "file",
            "-format_whitelist",
            "png_pipe",
            "-codec_whitelist",
            "png",
            "-f",
            "png_pipe");

    private static final Logger log = LoggerFactory.getLogger(BrandAssets.class);
    private static final List<String> BUMPER_GUARDS = Probe.guards("h264,hevc");

    private final ObjectStore store;
    private final Probe probe;
    private final Ffmpeg ffmpeg;
    private final Path folder;
    private final ReentrantLock fetching = new ReentrantLock();
    /** Measured before; under one name lie the same bytes for ever. Only whoever fetches may touch it. */
    private final Map<Path, Bumper> bumpers = new HashMap<>();

    BrandAssets(ObjectStore store, Scratch scratch, Probe probe, Ffmpeg ffmpeg) {
        this.store = store;
        this.probe = probe;
        this.ffmpeg = ffmpeg;
        this.folder = scratch.open("brand").path();
    }

    /** Puts what is missing into the bucket; never overwrites. A store that is away does not stop the start. */
    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        try {
            for (var asset : Asset.values()) {
                if (!store.exists(asset.key())) {
                    store.put(asset.key(), builtIn(asset), asset.contentType());
                    log.info("{} was missing: the built-in one is there now", asset.key());
                }
            }
        } catch (StorageException away) {
            log.warn("Brand assets could not be put into the bucket: {}", away.getMessage());
        }
    }

    /**
     * The assets to use now, as local files that stay.
     *
     * @throws StorageException when the store is away
     */
    Brand current() throws IOException, InterruptedException {
        fetching.lockInterruptibly();
        try {
            var logo = usable(Asset.LOGO);
            var opening = bumper(usable(Asset.OPENING));
            var closing = bumper(usable(Asset.CLOSING));
            return new Brand(logo, opening, closing, fingerprint(logo, opening.file(), closing.file()));
        } finally {
            fetching.unlock();
        }
    }

    private Path usable(Asset asset) throws IOException, InterruptedException {
        var stored = store.find(asset.key());
        if (stored.isEmpty()) {
            return builtIn(asset);
        }
        var fetched = folder.resolve(version(stored.get()) + asset.file());
        var broken = folder.resolve(fetched.getFileName() + ".broken");
        if (!Files.exists(fetched) && !Files.exists(broken)) {
            fetch(asset, fetched, broken);
        }
        return Files.exists(broken) ? builtIn(asset) : fetched;
    }

    /** Under a name of its own until it is whole and judged. */
    private void fetch(Asset asset, Path good, Path broken) throws IOException, InterruptedException {
        var partial = folder.resolve("partial-" + asset.file());
        Files.deleteIfExists(partial);
        store.get(asset.key(), partial);
        var decodes = decodes(asset, partial);
        if (!decodes) {
            log.warn("{} in the bucket cannot be used: the built-in one is used instead", asset.key());
        }
        Files.move(partial, decodes ? good : broken);
    }

    private static String version(StoredObject object) {
        return object.lastModified().toEpochMilli() + "-" + object.sizeBytes() + "-";
    }

    /** @throws IOException when this host has too little memory or time to tell */
    private boolean decodes(Asset asset, Path file) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("-xerror", "-threads", "1"));
        arguments.addAll(asset == Asset.LOGO ? LOGO_GUARDS : BUMPER_GUARDS);
        arguments.addAll(List.of("-i", file.toString(), "-map", "0:V:0", "-f", "framecrc", "-"));
        var ended = ffmpeg.examine(arguments);
        if (ended.starved()) {
            throw new IOException("too little memory or time to look at " + asset.key() + ": " + ended.log());
        }
        return ended instanceof Exited exited
                && exited.succeeded()
                && exited.output().lines().anyMatch(line -> line.startsWith("0,"));
    }

    private Bumper bumper(Path file) throws IOException, InterruptedException {
        var known = bumpers.get(file);
        if (known != null) {
            return known;
        }
        var packets = probe.packets(file).orElseThrow(() -> new IOException("unreadable bumper " + file));
        var measured = Bumper.of(file, packets);
        bumpers.put(file, measured);
        return measured;
    }

    /** Tells versions apart; guards against nobody. */
    private static String fingerprint(Path... files) throws IOException {
        var sums = new StringJoiner("-");
        for (var file : files) {
            var sum = new CRC32C();
            sum.update(Files.readAllBytes(file));
            sums.add(HexFormat.of().toHexDigits((int) sum.getValue()));
        }
        return sums.toString();
    }

    private Path builtIn(Asset asset) throws IOException {
        var file = folder.resolve("built-in-" + asset.file());
        if (!Files.exists(file)) {
            try (var resource = BrandAssets.class.getResourceAsStream("/brand/" + asset.file())) {
                if (resource == null) {
                    throw new IOException("built-in " + asset.file() + " is missing in the jar");
                }
                Files.copy(resource, file);
            }
        }
        return file;
    }
}
