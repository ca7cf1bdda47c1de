package com.cliply.engine.analysis.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.imported.Imported.Note;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatMapFileTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    void whatWasPlayedAgainStandsOut() throws IOException {
        var imported = HeatMapFile.read(file(heatMap(600, bin -> bin == 70 ? 0.9 : 0.2)), TEN_MINUTES);
        var track = imported.track().orElseThrow();
        assertEquals(Signal.REPLAYED, track.signal());
        assertEquals(Duration.ofMillis(100), track.step());
        assertEquals(6_000, track.size());
        assertEquals(1, track.at(MediaTime.at(Duration.ofSeconds(423))), 0.05);
        assertEquals(0, track.at(MediaTime.at(Duration.ofMinutes(5))), 0.001);
        assertEquals(List.of(), imported.notes());
    }

    @Test
    void theBeginningThatEverybodySeesIsNoHighlight() throws IOException {
        var imported = HeatMapFile.read(
                file(heatMap(600, bin -> bin < 4 ? 1 - 0.2 * bin : bin == 50 ? 0.6 : 0.3)), TEN_MINUTES);
        var track = imported.track().orElseThrow();
        assertTrue(track.value(0) < 0.1, "" + track.value(0));
        assertEquals(1, track.at(MediaTime.at(Duration.ofSeconds(303))), 0.05);
    }

    @Test
    void aPeakSoonAfterTheBeginningStays() throws IOException {
        var imported = HeatMapFile.read(file(heatMap(600, bin -> bin == 0 ? 1 : bin == 3 ? 0.9 : 0.3)), TEN_MINUTES);
        assertEquals(1, imported.track().orElseThrow().at(MediaTime.at(Duration.ofSeconds(21))), 0.05);
    }

    @Test
    void whereNothingWasPlayedMoreThanTheRestNothingStandsOut() throws IOException {
        var track = HeatMapFile.read(file(heatMap(600, _ -> 0.5)), TEN_MINUTES)
                .track()
                .orElseThrow();
        for (var value : track.toArray()) assertEquals(0, value);
    }

    @Test
    void theMapOfAnotherVideoIsUsedWithAWarning() throws IOException {
        var imported = HeatMapFile.read(file(heatMap(660, _ -> 0.5)), TEN_MINUTES);
        assertEquals(List.of(new Note.OtherVideo(660_000_000, 600_000_000)), imported.notes());
        assertEquals(6_000, imported.track().orElseThrow().size());
        assertEquals(
                List.of(),
                HeatMapFile.read(file(heatMap(620, _ -> 0.5)), TEN_MINUTES).notes());
    }

    @Test
    void binsWithoutPossibleTimesAreSkippedAndCounted() throws IOException {
        var imported = HeatMapFile.read(file("""
                        {"duration": 600, "heatmap": [{"start_time": 0, "end_time": 300, "value": 0.2},
                         {"start_time": 300, "end_time": 600, "value": 0.8}, {"start_time": -5, "end_time": 3, "value": 1},
                         {"start_time": 9, "end_time": 3, "value": 1}, {"start_time": "x", "end_time": 3}, 17, [1, [2]],
                         {"start_time": 1e300, "end_time": 1e301, "value": 1}]}"""), TEN_MINUTES);
        assertEquals(List.of(new Note.Skipped(6)), imported.notes());
    }

    @Test
    void aFileThatBreaksOffIsUsedAsFarAsItGoes() throws IOException {
        var whole = heatMap(600, bin -> bin == 20 ? 1 : 0.2);
        var imported = HeatMapFile.read(file(whole.substring(0, whole.length() * 2 / 3)), TEN_MINUTES);
        assertInstanceOf(Note.BrokenOff.class, imported.notes().getFirst());
        assertTrue(imported.track().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<!DOCTYPE html><html></html>",
                "{}",
                "{\"heatmap\": null}",
                "{\"heatmap\": []}",
                "[]",
                "{\"heatmap\": {\"a\": 1}}",
                "7",
                "\"\""
            })
    void whatHoldsNoHeatMapIsRefusedWithASentence(String content) throws IOException {
        var path = file(content);
        var refused = assertThrows(InputException.class, () -> HeatMapFile.read(path, TEN_MINUTES));
        assertEquals(ErrorCode.HEATMAP_UNREADABLE, refused.code());
        assertTrue(HeatMapFile.readFound(path, TEN_MINUTES).track().isEmpty());
    }

    @Test
    void nestingWithoutEndIsRefused() throws IOException {
        var path = file("[".repeat(100_000));
        assertThrows(InputException.class, () -> HeatMapFile.read(path, TEN_MINUTES));
    }

    @Test
    void theDescriptionBesideAVideoIsFound() throws IOException {
        var video = folder.resolve("my.match.mp4");
        assertEquals(Optional.empty(), HeatMapFile.beside(video));
        var beside = folder.resolve("my.match.info.json");
        Files.writeString(beside, heatMap(600, bin -> bin == 30 ? 1 : 0.1));
        assertEquals(Optional.of(beside), HeatMapFile.beside(video));
        assertEquals(
                1, ImportedSignals.read(video, null, null, TEN_MINUTES).tracks().size());
        assertEquals(
                List.of(),
                ImportedSignals.read(folder.resolve("other.mp4"), null, null, TEN_MINUTES)
                        .tracks());
    }

    @Test
    void aFileThatWasNamedMustBeThere() {
        var missing = folder.resolve("none.json");
        var refused = assertThrows(InputException.class, () -> HeatMapFile.read(missing, TEN_MINUTES));
        assertEquals(ErrorCode.FILE_NOT_FOUND, refused.code());
        assertEquals(
                ErrorCode.FILE_IS_FOLDER,
                assertThrows(InputException.class, () -> HeatMapFile.read(folder, TEN_MINUTES))
                        .code());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("video.info.json"), content);
    }

    /** As a download tool writes it: a hundred bins, and much that is of no interest. */
    private static String heatMap(int seconds, IntToDoubleFunction value) {
        var text = new StringBuilder(
                "{\"id\": \"x\", \"formats\": [{\"url\": \"https://example.invalid/\", \"tbr\": 1.5}],"
                        + " \"duration\": " + seconds + ", \"heatmap\": [");
        for (int bin = 0; bin < 100; bin++)
            text.append(bin == 0 ? "" : ", ")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"start_time\": %.2f, \"end_time\": %.2f, \"value\": %.4f}",
                            bin * seconds / 100.0,
                            (bin + 1) * seconds / 100.0,
                            value.applyAsDouble(bin)));
        return text.append("], \"subtitles\": {\"en\": [{\"ext\": \"vtt\"}]}}").toString();
    }
}
