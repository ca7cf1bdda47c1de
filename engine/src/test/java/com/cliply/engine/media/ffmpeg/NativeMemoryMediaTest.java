package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is opened is given back: nothing grows with the number of files, good, damaged, gone or refused. */
class NativeMemoryMediaTest {
    /** Fifteen lost pictures are 1.3 MB or 11 MB; the Java machine itself needs half a megabyte now and then. */
    private static final long BOUND_BYTES = 1_000_000;

    @TempDir
    Path folder;

    /** In a process of its own with a modest compiler: a full one takes and gives back megabytes while we count. */
    @Test
    void thirtyRoundsOfAnyWorkKeepNothing() throws IOException, InterruptedException {
        assumeTrue(NativeHeap.measurable(), "this C library does not say how much is in use");
        var film = TestMedia.film()
                .size(960, 540)
                .frames(3, FrameRate.of(30))
                .sound(TestSound.tone(-20))
                .container("mp4", Map.of("movflags", "+faststart"))
                .write(folder.resolve("film.mp4"));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xbatch",
                        "-XX:+UseSerialGC",
                        "-Dorg.bytedeco.javacpp.nopointergc=true",
                        "-Dorg.bytedeco.javacpp.maxbytes=0",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeMemoryRounds.class.getName(),
                        film.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        var grown = said.lines()
                .filter(line -> line.startsWith(NativeMemoryRounds.GROWN))
                .map(line -> List.of(line.split(" ", -1)))
                .collect(Collectors.toMap(words -> words.get(1), words -> Long.parseLong(words.get(2))));
        assertEquals(NativeMemoryRounds.WORKS, grown.keySet(), said);
        for (var bytes : grown.values()) assertTrue(bytes < BOUND_BYTES, "bytes more than before: " + grown);
    }
}
