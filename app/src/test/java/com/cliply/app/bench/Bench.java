package com.cliply.app.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a measurement by its name. */
public final class Bench {
    private static final int USUAL_ROUNDS = 3;

    private static final int BACKUP_ROUNDS = 5;

    private Bench() {}

    public static void main(String[] words) throws Exception {
        var folder = Path.of("target", "bench").toAbsolutePath();
        var rounds = words.length == 2 ? Integer.parseInt(words[1]) : USUAL_ROUNDS;
        switch (words.length == 0 ? "" : words[0]) {
            case "analysis" -> new AnalysisBench(folder, rounds).run();
            case "render" -> new RenderBench(folder, rounds).run();
            case "backup" -> new BackupBench(folder, words.length == 2 ? rounds : BACKUP_ROUNDS).run();
            case "render-once" -> RenderBench.once(Path.of(words[1]), Path.of(words[2]));
            default -> {
                System.err.println("Which one? ./dev bench analysis|render|backup [ROUNDS]");
                System.exit(2);
            }
        }
    }

    /** A command that starts a class of ours in a Java of its own, with the flags and class path of this one. */
    static List<String> java(String mainClass, String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-D") || flag.startsWith("-X") || flag.startsWith("--enable"))
                .forEach(command::add);
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(words));
        return command;
    }
}
