package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsCommandTest {
    @TempDir
    Path data;

    private final FakeStudio studio = new FakeStudio();

    private Typed presets(Object... words) {
        var all = new Object[words.length + 3];
        all[0] = "--data";
        all[1] = data;
        all[2] = "presets";
        System.arraycopy(words, 0, all, 3, words.length);
        return Typed.words(studio, all);
    }

    private Path own(String file, String text) throws IOException {
        return Files.writeString(
                Files.createDirectories(data.resolve("presets")).resolve(file), text);
    }

    @Test
    void thoseThatCameWithCliplyAreListed() {
        var typed = presets();
        assertEquals(0, typed.exitCode());
        for (var name : List.of("master", "copy", "audio-only", "draft", "youtube-4k"))
            assertTrue(typed.out().contains("\n" + name + " "), typed.out());
        assertTrue(typed.out().startsWith("NAME                SHAPE"), typed.out());
        assertTrue(typed.out().contains("universal-vertical  9:16 1080  2026-11-21  Cliply  accepted by"), typed.out());
    }

    @Test
    void anOwnOneIsMadeOfOneThatIsShown() throws IOException {
        var shown = presets("show", "tiktok").out();
        own("mine.json", shown.replace("\"tiktok\",\n  \"asOf", "\"mine\",\n  \"asOf"));
        assertTrue(
                presets().out().contains("mine                9:16 1080"),
                presets().out());
        assertEquals(
                "✓ mine can be used.\n",
                presets("check", data.resolve("presets/mine.json")).out());
    }

    @Test
    void aFaultyOneIsAFindingWithItsLine() throws IOException {
        var shown = presets("show", "tiktok").out();
        var file = own("mine.json", shown.replace("\"quality\"", "\"qualty\""));
        var typed = presets();
        assertEquals(5, typed.exitCode());
        assertTrue(typed.out().contains("universal-vertical"), typed.out());
        var error = "error: The preset file " + file + " cannot be used: line 13: it does not know \"picture.qualty\"";
        assertTrue(typed.err().startsWith(error), typed.err());
        assertEquals(3, presets("check", file).exitCode());
        var json = new ObjectMapper().readTree(presets("--format", "json").out());
        assertEquals(12, json.get("presets").size());
        assertEquals(13, json.get("problems").get(0).get("line").asInt());
    }

    @Test
    void aPresetThatIsShownTakesNoOthersPlace() throws IOException {
        own("mine.json", presets("show", "tiktok").out());
        assertTrue(
                presets().err().contains("there is a preset named tiktok already"),
                presets().err());
    }

    @Test
    void namesAreTriedOut() {
        assertEquals("""
                My talk/01-Why it works-9x16.mp4
                My talk/01-Why it works-1x1.mp4
                My talk/02-質問 and answer-9x16.mp4
                """, presets("names").out());
        assertEquals("""
                tiktok/Why it works.mp4
                tiktok/Why it works (2).mp4
                tiktok/質問 and answer.mp4
                """, presets("names", "{platform}/{title}").out());
    }

    @Test
    void anUnknownOneIsToldWithTheKnown() {
        var typed = presets("show", "nope");
        assertEquals(3, typed.exitCode());
        assertTrue(typed.err().contains("Known presets: universal-vertical, tiktok"), typed.err());
    }
}
