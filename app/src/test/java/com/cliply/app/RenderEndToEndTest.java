package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Engine;
import com.cliply.engine.event.Events;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole house, started as a person starts it, on a list of clips of made videos. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the child is started by a shell script elsewhere")
class RenderEndToEndTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeVideos() {
        TestMedia.film()
                .frames(150, FrameRate.of(25))
                .keyframeEvery(100, TestMedia.hasBFrames() ? 3 : 0)
                .sound(TestSound.tone(-20))
                .write(shared.resolve("even film.mp4"));
        TestMedia.film()
                .framesAtMillis(IntStream.range(0, 120)
                        .mapToLong(n -> n * 45L + n % 4 * 9L)
                        .toArray())
                .keyframeEvery(40, TestMedia.hasBFrames() ? 2 : 0)
                .sound(TestSound.tone(-25))
                .write(shared.resolve("phone.mp4"));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private int run(Object... words) throws Exception {
        try (var child = new ChildCliply(folder.resolve("data"), words)) {
            var end = child.end();
            told = child.told();
            return end;
        }
    }

    private List<String> told = List.of();

    private JsonNode list() throws IOException {
        return new ObjectMapper().readTree(out().resolve("renders.json").toFile());
    }

    private static List<Integer> from(int first, int end) {
        return IntStream.range(first, end).boxed().toList();
    }

    @Test
    void aListIsRenderedToTheFrameAndAWrongRowStopsNoOther() throws Exception {
        var rows = Files.writeString(shared.resolve("list.csv"), """
                \uFEFFsource,start,end,title,aspect,preset\r
                even film.mp4,f40,f65,Frames,16:9,draft\r
                even film.mp4,1.6,2.6,"Same, as time",source,draft\r
                even film.mp4,9,12,Beyond,,\r
                gone.mp4,1,2,,,\r
                phone.mp4,f10,f30,Uneven,source,draft\r
                """);
        assertEquals(5, run("render", "--list", rows, "--out", out()), told.toString());
        var renders = list().get("renders");
        var names = new ArrayList<String>();
        renders.forEach(render -> names.add(render.get("file").asText()));
        assertEquals(
                List.of(
                        "even film/01-Frames-16x9.mp4",
                        "even film/02-Same, as time-source.mp4",
                        "phone/01-Uneven-source.mp4"),
                names);
        var failures = list().get("failures");
        assertEquals(4, failures.get(0).get("line").asInt());
        assertEquals("range_outside", failures.get(0).get("code").asText());
        assertEquals(5, failures.get(1).get("line").asInt());
        assertEquals("file_not_found", failures.get(1).get("code").asText());
        assertEquals(from(40, 65), Playback.of(out().resolve(names.get(0))).numbers());
        assertEquals(from(40, 65), Playback.of(out().resolve(names.get(1))).numbers());
        var uneven = Playback.of(out().resolve(names.get(2))).numbers();
        assertEquals(10, uneven.getFirst());
        assertEquals(29, uneven.getLast());
        var probe = new Engine(InstantSource.system(), new Events()).probe();
        for (var render : renders) {
            var file = out().resolve(render.get("file").asText());
            assertEquals(render.get("bytes").asLong(), Files.size(file));
            assertTrue(render.get("verified").asBoolean());
            assertEquals(64, render.get("sha256").asText().length());
            assertEquals(
                    render.get("width").asInt(),
                    probe.probe(file).video().orElseThrow().displaySize().width());
        }
        assertEquals(160, renders.get(1).get("width").asInt(), "the source's shape is not made larger");

        // The rows are kept clips now, and the folder has both lists' files.
        assertEquals(
                0,
                run("render", "even film", "--out", out(), "--preset", "draft", "--aspect", "1:1", "--name", "{title}"),
                told.toString());
        assertEquals(5, list().get("renders").size());
        assertTrue(Files.exists(out().resolve("Frames.mp4")));
    }
}
