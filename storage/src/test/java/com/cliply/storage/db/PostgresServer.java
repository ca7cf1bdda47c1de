package com.cliply.storage.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of the machine's own package, started in a folder of its own on a loopback port. */
public final class PostgresServer {
    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Empty where no such package is installed. */
    public static Optional<PostgresServer> start() throws IOException, InterruptedException {
        var programs = programs();
        if (programs.isEmpty()) return Optional.empty();
        var folder = Files.createTempDirectory("cliply-postgres");
        var server = new PostgresServer(programs.get(), folder, freePort());
        if (root()) run(List.of("chown", "postgres", folder.toString()));
        server.asUser("initdb", "--auth=trust", "--username=postgres", "--pgdata=" + server.data());
        server.asUser(
                "pg_ctl",
                "--wait",
                "--pgdata=" + server.data(),
                "--log=" + folder.resolve("log"),
                "--options=-F -h 127.0.0.1 -p " + server.port + " -k " + folder,
                "start");
        server.makeDatabase();
        return Optional.of(server);
    }

    /** A database of a plain user, as a studio should have one: a superuser is above row security. */
    public DatabaseAddress address() {
        return DatabaseAddress.ofServer("jdbc:postgresql://127.0.0.1:" + port + "/studio", "studio", "");
    }

    private void makeDatabase() throws IOException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("create role studio login");
            statement.execute("create database studio owner studio");
        } catch (SQLException error) {
            throw new IOException(error);
        }
    }

    public void stop() throws IOException, InterruptedException {
        asUser("pg_ctl", "--mode=immediate", "--pgdata=" + data(), "stop");
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** initdb refuses root. */
    private void asUser(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (root()) command.addAll(List.of("runuser", "-u", "postgres", "--"));
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0)
            throw new IOException("failed: " + command);
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static Optional<Path> programs() throws IOException {
        var packages = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(packages)) return Optional.empty();
        try (var versions = Files.list(packages)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
