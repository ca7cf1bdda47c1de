package com.cliply.app.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a whole process cost.
 *
 * @param cpuMillis user and system time of the process and its children, by the shell's own {@code time}
 * @param peakMebibytes the highest resident memory that was seen, sampled every 20 ms
 */
record MeasuredProcess(long cpuMillis, long wallMillis, long peakMebibytes) {
    /** Runs a command to its end. Its output goes to {@code out}; it must end with exit code 0. */
    static MeasuredProcess run(Path out, List<String> command) throws IOException, InterruptedException {
        var times = Files.createTempFile("bench", ".times");
        var words = new ArrayList<String>();
        // "exec" would lose the shell's bookkeeping; the words themselves are never read by the shell.
        words.addAll(List.of(
                "bash", "-c", "TIMEFORMAT='%U %S'; { time \"$@\" 2>>\"$0.err\" ; } 2>\"$0\"", times.toString()));
        words.addAll(command);
        var began = System.nanoTime();
        var process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(Redirect.INHERIT)
                .start();
        var peak = 0L;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) peak = Math.max(peak, residentKibibytes(process));
        var wall = (System.nanoTime() - began) / 1_000_000;
        if (process.exitValue() != 0)
            throw new IOException(
                    command + " ended with " + process.exitValue() + ": " + Files.readString(Path.of(times + ".err")));
        var seconds = Files.readString(times).strip().split(" ", 2);
        Files.delete(times);
        Files.deleteIfExists(Path.of(times + ".err"));
        return new MeasuredProcess(millis(seconds[0]) + millis(seconds[1]), wall, peak / 1024);
    }

    private static long millis(String seconds) {
        return Math.round(Double.parseDouble(seconds.replace(',', '.')) * 1000);
    }

    private static long residentKibibytes(Process shell) {
        return shell.descendants()
                .mapToLong(child -> highWater(child.pid()))
                .max()
                .orElse(0);
    }

    private static long highWater(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException gone) {
            return 0;
        }
    }
}
