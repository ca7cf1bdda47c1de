package com.cliply.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, as a person starts it. */
final class ChildCliply implements AutoCloseable {
    private final Process process;
    private final BufferedReader errors;
    private final Path output;
    private final List<String> told = new ArrayList<>();

    ChildCliply(Path data, Object... words) throws IOException {
        this(Path.of(""), data, List.of(words));
    }

    /** Started from another folder. */
    static ChildCliply from(Path workingFolder, Path data, Object... words) throws IOException {
        return new ChildCliply(workingFolder, data, List.of(words));
    }

    private ChildCliply(Path workingFolder, Path data, List<Object> words) throws IOException {
        var command = new ArrayList<>(deafToInterrupts() ? List.of("env", "--default-signal=INT") : List.<String>of());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dorg.bytedeco.javacpp.nopointergc=true",
                "-cp",
                System.getProperty("java.class.path"),
                "com.cliply.app.Main",
                "--data",
                data.toString()));
        words.stream().map(String::valueOf).forEach(command::add);
        output = Files.createTempFile("cliply-child", ".out");
        process = new ProcessBuilder(command)
                .directory(workingFolder.toAbsolutePath().toFile())
                .redirectOutput(output.toFile())
                .start();
        errors = process.errorReader(StandardCharsets.UTF_8);
    }

    /** A shell's background job ignores SIGINT, and so do its children, who then could not be interrupted. */
    private static boolean deafToInterrupts() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return false;
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(
                                            line.substring("SigIgn:".length()).strip(), 16)
                                    & 0b10)
                            != 0);
        }
    }

    /** Reads what it tells until that holds these words. */
    void awaitLine(String words) throws IOException {
        for (var line = errors.readLine(); line != null; line = errors.readLine()) {
            told.add(line);
            if (line.contains(words)) return;
        }
        throw new AssertionError("it ended before it told of " + words + ": " + told);
    }

    /** Sends a signal by its name, as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Its exit code; the rest of what it tells is kept. */
    int end() throws IOException, InterruptedException {
        errors.lines().forEach(told::add);
        if (!process.waitFor(60, TimeUnit.SECONDS)) throw new AssertionError("it does not end: " + told);
        return process.exitValue();
    }

    /** What it answered so far, on standard output. */
    String answered() throws IOException {
        return Files.readString(output);
    }

    List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        errors.close();
        Files.deleteIfExists(output);
    }
}
