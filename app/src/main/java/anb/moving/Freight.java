package anb.moving;

import anb.storage.NoSuchObject;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.storage.StorageException;
import anb.storage.StoredContent;
import anb.storage.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Carries objects between the store and a folder, several at once; each is known by its SHA-256 on both sides. */
@Component
class Freight {

    /** So many are carried between two notes of how far it has come. */
    static final int AT_ONCE = 64;

    private final ObjectStore store;

    Freight(ObjectStore store) {
        this.store = store;
    }

    /** The brand assets there are: no row speaks of them. */
    List<ObjectKey> resources() {
        try (var objects = store.list("resources/")) {
            return objects.map(StoredObject::key)
                    .filter(key -> Line.KEY.matcher(key.value()).matches())
                    .toList();
        } catch (StorageException away) {
            throw away(away);
        }
    }

    /** Whether the store holds anything of a contest; brand assets are there from a node's first start on. */
    boolean none() {
        try (var uploads = store.list("uploads/");
                var processed = store.list("processed/")) {
            return uploads.findAny().isEmpty() && processed.findAny().isEmpty();
        } catch (StorageException away) {
            throw away(away);
        }
    }

    /** Fetches what the folder has not yet, and notes each in the journal. @return those the store has not */
    List<String> fetch(List<ObjectKey> keys, ExportFolder folder, Journal journal, Consumer<String> say) {
        Queue<String> missing = new ConcurrentLinkedQueue<>();
        var progress = new ProgressMeter(say, "objects", keys.size());
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, keys.size());
            Crew.each(keys.subList(from, to), key -> {
                try {
                    if (!isThere(key, folder, journal)) {
                        fetch(key, folder, journal);
                    }
                } catch (NoSuchObject absent) {
                    missing.add(key.value());
                } catch (IOException e) {
                    throw Disk.failed(folder.home(), e);
                } catch (StorageException e) {
                    throw Disk.isFull(e) ? Disk.failed(folder.home(), e) : away(e);
                }
            });
            progress.add(to - from);
        }
        return missing.stream().sorted().toList();
    }

    /** A player's clip and what was made of it never change under their keys; brand assets may be replaced. */
    private boolean isThere(ObjectKey key, ExportFolder folder, Journal journal) throws IOException {
        var noted = journal.of(key.value());
        if (noted.isEmpty() || !folder.has(noted.get().file())) {
            return false;
        }
        var same = !key.value().startsWith("resources/")
                || store.pin(key)
                        .filter(now -> now.etag().equals(noted.get().etag()))
                        .isPresent();
        return same
                && Fingerprint.of(folder.existing(noted.get().file()))
                        .equals(noted.get().fingerprint());
    }

    private void fetch(ObjectKey key, ExportFolder folder, Journal journal) throws IOException {
        var name = "objects/" + key.value();
        var part = folder.place(name + ".part");
        Files.deleteIfExists(part);
        var content = store.get(key, part);
        var fingerprint = Fingerprint.of(part);
        ExportFolder.force(part);
        folder.moveToItsPlace(part, name);
        journal.add(new Line.Stored(
                key.value(), type(key, content), content.etag(), fingerprint.bytes(), fingerprint.sha256()));
    }

    /** Somebody may have put a brand asset there without saying what it is. */
    private static String type(ObjectKey key, StoredContent content) {
        var name = key.value();
        if (Line.TYPE.matcher(content.type()).matches()) {
            return content.type();
        }
        return name.endsWith(".mp4") ? "video/mp4" : name.endsWith(".png") ? "image/png" : "application/octet-stream";
    }

    /** Compares the files of these objects with what the manifest says of them. */
    void check(List<Line.Stored> objects, ExportFolder folder) {
        Crew.each(objects, object -> check(object, folder));
    }

    /** Puts these into the store, which checks what arrives. */
    void put(List<Line.Stored> objects, ExportFolder folder) {
        Crew.each(objects, object -> {
            check(object, folder);
            try {
                store.put(new ObjectKey(object.key()), folder.existing(object.file()), object.type(), object.sha256());
            } catch (StorageException e) {
                throw away(e);
            }
        });
    }

    /** Compares these, as they lie in the store, with what the manifest says of them. */
    void verify(List<Line.Stored> objects) {
        Crew.each(objects, object -> {
            try {
                if (!store.sha256(new ObjectKey(object.key())).equals(object.sha256())) {
                    throw differs(object.key());
                }
            } catch (NoSuchObject absent) {
                throw differs(object.key());
            } catch (StorageException e) {
                throw away(e);
            }
        });
    }

    private static void check(Line.Stored object, ExportFolder folder) {
        check(folder, object.file(), object.fingerprint());
    }

    /** Compares a file with what the manifest says of it. */
    static void check(ExportFolder folder, String name, Fingerprint expected) {
        try {
            if (!Fingerprint.of(whole(folder, name, expected.bytes())).equals(expected)) {
                throw changed(folder, name);
            }
        } catch (IOException e) {
            throw Disk.failed(folder.home(), e);
        }
    }

    /** Passes when the files are there and as long as they should be, which costs next to nothing. */
    void glance(List<Line.Stored> objects, ExportFolder folder) {
        try {
            for (var object : objects) {
                whole(folder, object.file(), object.bytes());
            }
        } catch (IOException e) {
            throw Disk.failed(folder.home(), e);
        }
    }

    private static Path whole(ExportFolder folder, String name, long bytes) throws IOException {
        var file = folder.existing(name);
        if (Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .size()
                != bytes) {
            throw changed(folder, name);
        }
        return file;
    }

    private static Obstacle changed(ExportFolder folder, String name) {
        return new Obstacle(
                ("%s is not as it was exported: cut off or changed. Copy it again, or run export once more into"
                                + " this folder.")
                        .formatted(folder.home().resolve(name)));
    }

    private static Obstacle differs(String key) {
        return new Obstacle(
                "%s in the store is not what was put there. Did somebody else write to the bucket? Begin".formatted(key)
                        + " again with an empty database and an empty bucket.");
    }

    private static Obstacle away(StorageException e) {
        return new Obstacle(
                "The store cannot do it (%s). Look at anb.storage.… and at the store, then say the same again: what was"
                                .formatted(e.getMessage())
                        + " carried stays.",
                e);
    }
}
