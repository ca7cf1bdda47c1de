package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
    @TempDir
    Path folder;

    private static String text(String name) {
        return Presets.builtIn().read().find(name).orElseThrow().text();
    }

    private static String own(String name) {
        return text("universal-vertical").replace("\"universal-vertical\"", "\"" + name + "\"");
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** The problem of the only faulty file. */
    private PresetProblem problem(String text) {
        write("faulty.json", text);
        var problems = Presets.with(folder).read().problems();
        assertEquals(1, problems.size(), problems.toString());
        return problems.getFirst();
    }

    @Test
    void thoseThatCameWithThisVersionAreDatedAndNoneIsFaulty() {
        var catalogue = Presets.builtIn().read();
        assertEquals(
                List.of(
                        "universal-vertical",
                        "tiktok",
                        "youtube-shorts",
                        "instagram-reels",
                        "square",
                        "portrait-4x5",
                        "youtube-1080p",
                        "youtube-4k",
                        "master",
                        "copy",
                        "audio-only",
                        "draft"),
                catalogue.entries().stream().map(entry -> entry.preset().name()).toList());
        assertEquals(List.of(), catalogue.problems());
    }

    @Test
    void theDefaultIsWhatAllVerticalPlatformsTake() {
        var preset = Presets.builtIn().named(RenderPreset.DEFAULT);
        assertEquals("9:16", preset.aspect().toString());
        assertEquals(19, preset.quality());
        assertEquals(12_000_000, preset.maxBitRate());
        assertEquals(192_000, preset.soundBitRate());
        assertEquals(OptionalDouble.of(-14), preset.loudness());
        assertEquals(FrameRate.of(60), preset.picture().fastest().orElseThrow());
        assertEquals(List.of("youtube-shorts", "tiktok", "instagram-reels"), preset.platforms());
    }

    @Test
    void aFileOfTheUsersIsAPresetLikeTheOthers() {
        write("mine.json", own("Für-Oma"));
        assertEquals("Für-Oma", Presets.with(folder).named("Für-Oma").name());
        assertEquals(13, Presets.with(folder).all().size());
    }

    @Test
    void aFaultyFileIsToldOfAndTheOthersAreUsed() {
        write("good.json", own("good"));
        var problem = problem(own("bad").replace("\"quality\": 19", "\"quality\": 99"));
        assertEquals(
                new PresetProblem(
                        folder.resolve("faulty.json"), 13, "\"picture.quality\": it is a whole number from 0 to 51"),
                problem);
        assertEquals("good", Presets.with(folder).named("good").name());
        var refused =
                assertThrows(InputException.class, () -> Presets.with(folder).named("faulty"));
        assertEquals(ErrorCode.PRESET_FAULTY, refused.code());
        assertTrue(
                refused.facts().get(1).startsWith("line 13: "), refused.facts().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "maxBitRate": 12000000    | "maxBitRate": 1e999999999    | 14 | "picture.maxBitRate": it is a whole number from 100000 to 800000000
                "maxBitRate": 12000000    | "maxBitRate": 1e99999999999  | 14 | that number is too large
                "shortSide": 1080         | "shortSide": 1081            |  9 | "picture.shortSide": it is an even number
                "shortSide": 1080         | "shortSide": "1080"          |  9 | "picture.shortSide": it is a whole number from 64 to 4320
                "fastest": "60"           | "fastest": 20                | 11 | "picture.fastest": it is slower than slowest
                "fastest": "60"           | "fastest": "60/0"            | 11 | "picture.fastest": a rate is from 1 to 240
                "fastest": "60"           | "fastest": 1e99999           | 11 | "picture.fastest": a rate is written as 30, as "30000/1001" or as "source"
                "speed": "veryfast"       | "speed": "placebo:x=1"       | 12 | "picture.speed": it is one of ultrafast, superfast, veryfast, faster, fast, medium, slow, slower, veryslow
                "quality": 19,            | "crf": 19,                   | 13 | it does not know "picture.crf", but fastest, maxBitRate, quality, shortSide, slowest, speed
                "loudness": -14           | "loudness": 3                | 16 | "sound.loudness": it is a number from -40 to -5
                "aspect": "9:16"          | "aspect": "tall"             |  7 | "aspect": it is a shape as 9:16, or source
                "schema": 1               | "schema": 2                  |  2 | "schema": this version reads schema 1; a newer Cliply may read this file
                "asOf": "2026-11-21"      | "asOf": "today"              |  4 | "asOf": a date is written as 2026-11-21
                "suffix": ".mp4"          | "suffix": "/../x"            | 18 | "suffix": of this kind it is .mp4
                "suffix": ".mp4"          | "suffix": [[[[[[[[1]]]]]]]]  |  0 | it is nested more deeply, or has longer words, than any preset
                "kind": "encode"          | "kind": "copy"               |  8 | it does not know "picture" with the kind copy, but asOf, aspect, description, kind, name, platforms, schema, suffix
                """)
    void whatIsWrongIsToldWithItsLine(String right, String wrong, int line, String reason) {
        var problem = problem(own("mine").replace(right, wrong));
        assertEquals(line + " " + reason, problem.line() + " " + problem.reason());
    }

    @Test
    void brokenTextDoubledNamesAndHugeFilesAreTold() {
        assertEquals(
                4,
                problem("{\n\"schema\": 1,\n\"name\": \"x\",\n\"name\": \"y\"}").line());
        assertEquals(2, problem("{\n\"schema\": oops}").line());
        assertEquals("it is not a JSON object", problem("[]").reason());
        assertEquals("it is larger than 64 kB", problem(" ".repeat(70_000)).reason());
        assertEquals(
                "\"name\" is missing",
                problem("{\"schema\": 1, \"kind\": \"copy\"}").reason());
        assertEquals("there is more behind its end", problem(own("mine") + "{}").reason());
    }

    @Test
    void noFileTakesThePlaceOfAPresetThatIsThere() {
        var problem = problem(text("tiktok"));
        assertEquals(
                "there is a preset named tiktok already, which came with Cliply; give this one another name",
                problem.reason());
        write("a.json", own("mine"));
        write("faulty.json", own("mine"));
        assertTrue(Presets.with(folder)
                .read()
                .problems()
                .getFirst()
                .reason()
                .startsWith("there is a preset named mine already, in a.json"));
    }

    @Test
    void aFileThatIsCheckedIsReadAsIfItLayInTheFolder() {
        write("a.json", own("mine"));
        var presets = Presets.with(folder);
        assertEquals("mine", presets.check(folder.resolve("a.json")).name());
        write("b.txt", own("mine"));
        assertThrows(InputException.class, () -> presets.check(folder.resolve("b.txt")));
    }

    @ParameterizedTest
    @CsvSource({
        "universal-vertical, source, 1920x1080, 1920x1080",
        "universal-vertical, source, 3840x2160, 1920x1080",
        "universal-vertical, source, 640x360, 640x360",
        "square, source, 1079x607, 1078x606",
        "master, source, 3840x2160, 3840x2160",
        "master, source, 1081x1921, 1080x1920",
        "master, 9:16, 1920x1080, 606x1080",
        "master, 16:9, 1080x1920, 1080x606",
        "youtube-4k, 16:9, 640x360, 3840x2160",
        "draft, source, 1080x1920, 360x640",
    })
    void theSourcesShapeIsNeverMadeLarger(String preset, String aspect, String source, String size) {
        var sides = source.split("x", 2);
        var seen = new FrameSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        assertEquals(
                size,
                Presets.builtIn().named(preset).size(Aspect.parse(aspect), seen).toString());
    }

    @Test
    void aMasterKeepsAnyRate() {
        var master = Presets.builtIn().named("master");
        for (var rate : List.of(new FrameRate(19001, 317), FrameRate.of(120), FrameRate.of(10)))
            assertEquals(rate, master.rate(rate));
    }
}
