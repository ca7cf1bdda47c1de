package com.cliply.app.worker;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How another process of this program is started: by the same Java with the same arguments and class path, or by the launcher
 * of the installed program, which knows them.
 */
public final class ChildCommand {
    private static final String LAUNCHER = "jpackage.app-path";

    private final String mainClass;
    private final List<String> words;

    /**
     * @param words what its main method is handed
     */
    public ChildCommand(String mainClass, List<String> words) {
        this.mainClass = mainClass;
        this.words = List.copyOf(words);
    }

    /** A started process, and the file by which it was started. */
    record Started(Process process, List<Path> files) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            for (var file : files) Files.deleteIfExists(file);
        }
    }

    Started start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java" + (File.separatorChar == '\\' ? ".exe" : ""));
        var launcher = System.getProperty(LAUNCHER);
        if (launcher != null && !Files.isExecutable(java)) {
            var command = new ArrayList<>(List.of(launcher));
            command.addAll(words);
            return new Started(new ProcessBuilder(command).start(), List.of());
        }
        // A class path may be longer than a command line of Windows. The file is for this user's eyes only.
        var arguments = Files.createTempFile("cliply", ".args");
        try {
            Files.write(arguments, javaArguments().map(ChildCommand::quoted).toList());
            var process = new ProcessBuilder(java.toString(), "@" + arguments).start();
            return new Started(process, List.of(arguments));
        } catch (IOException | RuntimeException error) {
            Files.deleteIfExists(arguments);
            throw error;
        }
    }

    /**
     * Starts one that works in a folder of its own.
     *
     * @param folder absolute; whoever removes it removes all that the start needed
     * @param options of the JVM; where they contradict those of this process, they hold
     */
    Process startIn(Path folder, List<String> options) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java" + (File.separatorChar == '\\' ? ".exe" : ""));
        var launcher = System.getProperty(LAUNCHER);
        if (launcher != null && !Files.isExecutable(java)) {
            var command = new ArrayList<>(List.of(launcher));
            command.addAll(words);
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            // The launcher takes no options of the JVM; this variable is read by the JVM itself.
            builder.environment()
                    .put(
                            "JAVA_TOOL_OPTIONS",
                            options.stream().map(ChildCommand::quoted).collect(Collectors.joining(" ")));
            return builder.start();
        }
        var arguments = folder.resolve("java.args");
        Files.write(
                arguments,
                javaArguments(options.stream()).map(ChildCommand::quoted).toList());
        return new ProcessBuilder(java.toString(), "@" + arguments)
                .directory(folder.toFile())
                .start();
    }

    private Stream<String> javaArguments() {
        return javaArguments(Stream.empty());
    }

    /** Of two options that contradict each other the later one holds. */
    private Stream<String> javaArguments(Stream<String> options) {
        var own = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(ChildCommand::travels);
        var path = Stream.of("-cp", classPath(), mainClass);
        return Stream.of(own, options, path, words.stream()).flatMap(all -> all);
    }

    /** As seen from any folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Agents and debuggers belong to one process, and so do the files that it writes. */
    private static boolean travels(String argument) {
        return !argument.startsWith("-agent")
                && !argument.startsWith("-javaagent")
                && !argument.startsWith("-Xrun")
                && !argument.startsWith("-Xlog")
                && !argument.startsWith("-XX:StartFlightRecording");
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
