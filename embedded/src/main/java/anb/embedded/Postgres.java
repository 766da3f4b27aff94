package anb.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL on one folder: durable, with a password, on loopback only. */
final class Postgres {

    static final String USER = "anb", DATABASE = "anb";

    private final Path programs;
    private final Path home;
    private final String password;
    private final int port;

    Postgres(Cache cache, Path folder, String password, int port) {
        this.programs = cache.unpacked("postgresql", Postgres::unpack);
        this.home = folder.resolve("postgresql");
        this.password = password;
        this.port = port;
    }

    ServerProcess start() throws IOException, InterruptedException {
        if (!Files.exists(home.resolve("PG_VERSION"))) {
            initialise();
        }
        Files.deleteIfExists(home.resolve("postmaster.pid"));
        var server = new ServerProcess.Command("postgresql", "INT", home, command()).start();
        server.awaitReady(this::isReady);
        createDatabase();
        return server;
    }

    String url() {
        return url(DATABASE);
    }

    private List<String> command() {
        var words = new ArrayList<>(unprivileged());
        words.addAll(List.of(programs.resolve("bin/postgres").toString(), "-D", home.toString(), "-p", "" + port));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "log_checkpoints=off",
                "timezone=UTC",
                "log_timezone=UTC")) {
            words.addAll(List.of("-c", setting));
        }
        return words;
    }

    /** PostgreSQL refuses to run as root; in a user namespace without a mapping root is nobody. */
    private static List<String> unprivileged() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U", "--") : List.of();
    }

    /** Made beside its place and moved there, so that a kill half-way leaves no half database. */
    private void initialise() throws IOException, InterruptedException {
        var part = home.resolveSibling("postgresql.part");
        FileSystemUtils.deleteRecursively(part);
        var passwordFile = Files.writeString(home.resolveSibling("postgresql.password"), password);
        var words = new ArrayList<>(unprivileged());
        words.addAll(List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + part,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        ServerProcess.clean(builder);
        var initdb = builder.start();
        var output = new String(initdb.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Files.delete(passwordFile);
        if (initdb.waitFor() != 0) {
            throw new EmbeddedFailure("PostgreSQL could not prepare " + home + ":\n" + output);
        }
        Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The eighth line of the server's own pid file is its state. */
    private boolean isReady() {
        try {
            var lines = Files.readAllLines(home.resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private void createDatabase() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")
                    .next()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new EmbeddedFailure(
                    "PostgreSQL started but does not accept the kept password (%s). Put back the %s that belongs to %s."
                            .formatted(e.getMessage(), Credentials.FILE, home),
                    e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), USER, password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void unpack(Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(Cache.resource("postgres-linux-x86_64.txz")))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                        throw new IOException("cannot make " + target + " executable");
                    }
                }
            }
        }
    }
}
