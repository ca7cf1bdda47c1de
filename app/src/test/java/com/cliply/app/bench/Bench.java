package com.cliply.app.bench;

import com.cliply.app.bench.highlights.HighlightBench;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts a measurement by its name. */
public final class Bench {
    private static final int USUAL_ROUNDS = 3;

    private static final int BACKUP_ROUNDS = 5;
    private static final int USUAL_KILLS = 50;

    private Bench() {}

    public static void main(String[] words) throws Exception {
        var folder = Path.of("target", "bench").toAbsolutePath();
        var rounds = words.length == 2 && words[1].matches("\\d+") ? Integer.parseInt(words[1]) : USUAL_ROUNDS;
        switch (words.length == 0 ? "" : words[0]) {
            case "highlights" ->
                HighlightBench.run(folder.resolve("highlights"), List.of(words).subList(1, words.length));
            case "analysis" -> new AnalysisBench(folder, rounds).run();
            case "shots" -> new ShotsBench(folder, rounds).run();
            case "render" -> new RenderBench(folder, rounds).run();
            case "kills" -> new RenderKills(folder.resolve("kills"), words.length == 2 ? rounds : USUAL_KILLS).run();
            case "backup" -> new BackupBench(folder, words.length == 2 ? rounds : BACKUP_ROUNDS).run();
            case "render-once" -> RenderOnce.run(words[1], Path.of(words[2]), Path.of(words[3]));
            case "proxy" -> new ProxyBench(folder, rounds).run();
            case "proxy-once" -> ProxyBench.once(Path.of(words[1]), Path.of(words[2]));
            case "exact" -> {
                if (!new ExactBench(folder, words.length == 2 ? rounds : ExactBench.USUAL_TRIMS).run()) System.exit(1);
            }
            // They stand with the storage's own tests, which know its tables; only there are the words JDBC and kill -9
            // spoken.
            case "jobs" -> System.exit(inJavaOfItsOwn("com.cliply.storage.bench.JobsBench", words));
            case "crash" -> System.exit(inJavaOfItsOwn("com.cliply.storage.crash.CrashLoop", words));
            default -> {
                System.err.println(
                        "Which one? ./dev bench analysis|shots|render|proxy|backup [ROUNDS], exact [TRIMS], kills [KILLS],"
                                + " jobs, crash [KILLS] [FOLDER], highlights [SETDIR...] [--seeds N]"
                                + " [--without-transcript] [--variants] [--leave-one-out], highlights make FOLDER [SEED]");
                System.exit(2);
            }
        }
    }

    private static int inJavaOfItsOwn(String mainClass, String... words) throws IOException, InterruptedException {
        var more = Arrays.copyOfRange(words, 1, words.length);
        return new ProcessBuilder(java(mainClass, more)).inheritIO().start().waitFor();
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
