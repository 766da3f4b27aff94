package anb.local;

import anb.embedded.SupervisedProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** nginx with the very configuration that servers get, but for ports and paths. */
final class Nginx implements Front {

    private static final String NAME = "front";
    private static final int WAIT_SECONDS = 5;
    private static final List<Path> USUAL = List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));

    private final SupervisedProcess supervised;

    private Nginx(SupervisedProcess supervised) {
        this.supervised = supervised;
    }

    /** Where it is installed, if it is. */
    static Optional<Path> program() {
        var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of);
        return Stream.concat(path, USUAL.stream())
                .map(folder -> folder.resolve("nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Nginx start(Path program, int port, List<Integer> nodes, Accounts accounts, Consumer<String> say) {
        var folder = accounts.folder(NAME);
        Path given;
        try {
            given = accounts.given(NAME);
            write(given.resolve("anb.conf"), site(folder, port, nodes));
            write(given.resolve("nginx.conf"), main(folder, given));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var words = List.of(
                program.toString(),
                "-p",
                folder.toString(),
                "-c",
                given.resolve("nginx.conf").toString(),
                "-e",
                folder.resolve("error.log").toString(),
                "-g",
                "daemon off;");
        var builder = new ProcessBuilder(accounts.command(NAME, words))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(given.resolve("output.log").toFile());
        return new Nginx(SupervisedProcess.start(builder, new SupervisedProcess.Watcher() {
            @Override
            public void started(Process process) {}

            @Override
            public boolean ended(Process process) {
                say.accept("nginx ended (exit %d) and is started again; %s says why"
                        .formatted(process.exitValue(), folder.resolve("error.log")));
                return true;
            }
        }));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Each node gets what the file says of one. */
    static String site(Path folder, int port, List<Integer> nodes) throws IOException {
        String text;
        try (var in = Nginx.class.getResourceAsStream("anb.conf")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var upstreams =
                nodes.stream().map(node -> "server 127.0.0.1:" + node + "$1").collect(Collectors.joining("\n    "));
        var changed = places(text, "server 127\\.0\\.0\\.1:8080( [^;]*;)").replaceFirst(upstreams);
        changed = replaced(changed, "listen 80 ", "listen 127.0.0.1:" + port + " ");
        changed = replaced(
                changed, "/var/cache/nginx/anb", folder.resolve("cache").toString());
        return replaced(
                changed,
                "/var/log/nginx/anb\\.log",
                folder.resolve("access.log").toString());
    }

    private static String replaced(String text, String what, String by) {
        return places(text, what).replaceFirst(Matcher.quoteReplacement(by));
    }

    private static Matcher places(String text, String what) {
        var places = Pattern.compile(what).matcher(text);
        if (!places.find()) {
            throw new IllegalStateException("anb.conf has no " + what);
        }
        return places;
    }

    private static String main(Path folder, Path given) {
        return """
                worker_processes auto;
                worker_rlimit_nofile 20000;
                pid {folder}/nginx.pid;
                error_log {folder}/error.log warn;
                events { worker_connections 16384; multi_accept on; }
                http {
                    types { text/html html; text/css css; text/javascript js mjs; image/svg+xml svg; image/png png; image/jpeg jpg; }
                    sendfile on;
                    tcp_nopush on;
                    client_body_temp_path {folder}/body;
                    proxy_temp_path {folder}/proxy;
                    fastcgi_temp_path {folder}/fastcgi;
                    uwsgi_temp_path {folder}/uwsgi;
                    scgi_temp_path {folder}/scgi;
                    include {given}/anb.conf;
                }
                """.replace("{folder}", folder.toString()).replace("{given}", given.toString());
    }

    @Override
    public void close() {
        supervised.leaveEnded();
        supervised.process().destroy();
        try {
            if (!supervised.process().waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
                supervised.process().destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
