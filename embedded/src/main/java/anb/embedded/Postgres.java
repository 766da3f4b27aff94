package anb.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL on its part of the data folder: durable, with a password, on loopback only. */
final class Postgres {

    static final String NAME = "postgresql", USER = "anb", DATABASE = "anb";

    /** INT ends open connections and shuts down at once; TERM would wait for the last of them. */
    private static final String SIGNAL = "INT";

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "log_checkpoints=off",
            "timezone=UTC",
            "log_timezone=UTC");

    private final Host host;
    private final Path programs;
    private final Path home;
    private final String password;
    private final int port;
    private final ServerProcess server;

    private Postgres(Host host, Cache cache, DataFolder folder, String password, Ports ports)
            throws IOException, InterruptedException {
        this.host = host;
        this.programs = cache.unpacked("postgresql", PostgresArchive::unpack).resolve("bin");
        this.home = folder.resolve("postgresql");
        this.password = password;
        var program = new ServerProcess.Program("PostgreSQL", home, SIGNAL);
        LeftOver.stop(program.pidFile(), home, SIGNAL);
        LeftOver.stop(home.resolve("postmaster.pid"), home, SIGNAL);
        this.port = ports.of(NAME);
        if (host.otherUser()) {
            folder.letPostgresPass();
        }
        if (!Files.exists(home.resolve("PG_VERSION"))) {
            initialise();
        }
        own(home);
        this.server = ServerProcess.start(program, host, command());
    }

    /** Starts the server, on a new database when there is none yet, and returns when it answers. */
    static Postgres start(Host host, Cache cache, DataFolder folder, String password, Ports ports)
            throws IOException, InterruptedException {
        var postgres = new Postgres(host, cache, folder, password, ports);
        try {
            postgres.server.awaitReady(postgres::isReady);
            postgres.createDatabase();
            return postgres;
        } catch (EmbeddedFailure | InterruptedException e) {
            postgres.stop();
            throw e;
        }
    }

    void stop() {
        server.stop();
    }

    String url() {
        return url(DATABASE);
    }

    private List<String> command() {
        var words = new ArrayList<>(host.unprivileged());
        words.addAll(List.of(program("postgres"), "-D", home.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach(setting -> words.addAll(List.of("-c", setting)));
        return words;
    }

    /** Made beside its place and moved there, so that a kill half-way leaves no half database. */
    private void initialise() throws IOException, InterruptedException {
        var part = home.resolveSibling("postgresql.part");
        FileSystemUtils.deleteRecursively(part);
        Files.createDirectory(part);
        var passwordFile = Files.writeString(part.resolveSibling("postgresql.password"), password);
        own(part);
        own(passwordFile);
        var words = new ArrayList<>(host.unprivileged());
        words.addAll(List.of(
                program("initdb"),
                "--pgdata=" + part,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        var builder = new ProcessBuilder(host.server("KILL", words))
                .directory(part.toFile())
                .redirectErrorStream(true);
        ServerProcess.clean(builder);
        var initdb = builder.start();
        var output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(passwordFile);
        if (initdb.waitFor() != 0) {
            throw new EmbeddedFailure("PostgreSQL could not prepare %s:\n%s".formatted(home, output));
        }
        Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /** PostgreSQL wants to own its files; starts as root may have run it under different accounts. */
    private void own(Path path) throws IOException {
        int owner = host.otherUser() ? Host.NOBODY : Host.uid(Path.of("/proc/self"));
        if (Host.uid(path) != owner) {
            try (var files = Files.walk(path)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.setAttribute(file, "unix:uid", owner);
                }
            }
        }
    }

    private String program(String name) {
        return programs.resolve(name).toString();
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
        return url(port, database);
    }

    /** Where a server on that port has a database. */
    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
