package anb.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import anb.embedded.EmbeddedParts;
import anb.embedded.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Under which account each process of a cluster runs, and its own folder that nobody else can look into.
 *
 * @param apart whether each has an account of its own; otherwise all run under ours
 */
record Accounts(Host host, Path folder, List<String> names, boolean apart) {

    /** Accounts without a name, above those that people and services get. */
    private static final int FIRST = 60_600;

    private static final String FRONT = "front";

    /** Root gives each its own account where that account can read the program; who is not root cannot. */
    static Accounts of(EmbeddedParts parts, Host host, ClusterSettings settings, List<String> nodes) {
        var names = Stream.concat(nodes.stream(), Stream.of(FRONT)).toList();
        var accounts = new Accounts(host, settings.data().resolve("nodes"), names, isRoot());
        if (accounts.apart) {
            parts.openToOthers();
        }
        accounts.makeFolders();
        return accounts.apart && !accounts.canRead(Launch.program(settings))
                ? new Accounts(host, accounts.folder, names, false).withFolders()
                : accounts;
    }

    private Accounts withFolders() {
        makeFolders();
        return this;
    }

    /** The whole command of a process of that name, which ends when this process does. */
    List<String> command(String name, List<String> words) {
        return apart ? host.serverOf(account(name), "KILL", words) : host.server("KILL", words);
    }

    /** What is its own. */
    Path folder(String name) {
        return folder.resolve(name);
    }

    /** For people. */
    @Override
    public String toString() {
        return apart
                ? "each node has its own account (%d to %d) and folder (%s)"
                        .formatted(FIRST, FIRST + names.size() - 1, folder)
                : "all nodes run under this account, each with its own folder (%s): to keep them apart, start as root,"
                                .formatted(folder)
                        + " with Java, the jar and the data folder where everybody may read";
    }

    private int account(String name) {
        return FIRST + names.indexOf(name);
    }

    /** Where we write what it may read and not change: in its own folder a name could be a link by now. */
    Path given(String name) throws IOException {
        var given = Files.createDirectories(folder.resolve(name + ".d"));
        return Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void makeFolders() {
        try {
            Files.createDirectories(folder);
            for (var name : names) {
                give(Files.createDirectories(folder(name)), apart ? account(name) : ours());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes an account the owner of a folder and of the files in it. These were made by an account that may be anybody's by
     * now: a folder that is its own already is left as it is, and no link is followed nor given away. The folder itself is
     * given last, and ours until then: where this is interrupted it is done again.
     */
    static void give(Path folder, int account) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (Files.getAttribute(folder, "unix:uid", NOFOLLOW_LINKS).equals(account)) {
            return;
        }
        own(folder, ours());
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.equals(folder) && (Files.isDirectory(file, NOFOLLOW_LINKS) || isPlain(file))) {
                    own(file, account);
                }
            }
        }
        own(folder, account);
    }

    private static void own(Path file, int account) throws IOException {
        Files.setAttribute(file, "unix:gid", account, NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:uid", account, NOFOLLOW_LINKS);
    }

    /** A file that has no second name, which could be anybody's. */
    private static boolean isPlain(Path file) throws IOException {
        return Files.isRegularFile(file, NOFOLLOW_LINKS)
                && Files.getAttribute(file, "unix:nlink", NOFOLLOW_LINKS).equals(1);
    }

    private boolean canRead(Path program) {
        var words = Stream.concat(
                Host.as(account(names.getFirst())).stream(),
                Stream.of(
                        "sh",
                        "-c",
                        "test -r \"$1\" && test -x \"$2\" && test -w \"$3\" && exec true",
                        "-",
                        program.toString(),
                        Launch.JAVA,
                        folder(names.getFirst()).toString()));
        return Host.works(words.toList());
    }

    private static boolean isRoot() {
        return ours() == 0;
    }

    private static int ours() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
