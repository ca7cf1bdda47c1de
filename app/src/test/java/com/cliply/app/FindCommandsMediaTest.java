package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.cli.Cli;
import com.cliply.app.cli.CliContext;
import com.cliply.app.cli.Interruption;
import com.cliply.app.cli.Terminal;
import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.net.FakeService;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import com.cliply.engine.transcribe.whisper.ModelMaker;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code detect} and {@code explain} on small real files, with all that can be wrong about them. */
class FindCommandsMediaTest {
    private static final FrameRate RATE = new FrameRate(10, 1);
    private static final int SECONDS = 12;

    @TempDir
    Path folder;

    private record Told(int exitCode, String out, String err) {}

    private Told typed(Object... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var clock = InstantSource.system();
        try (var door = new FrontDoor(clock, folder, Map.of("CLIPLY_KEY_PROTECTION", "off"))) {
            var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, true, () -> 200);
            var context = new CliContext(
                    door, terminal, folder.resolve("data"), folder, clock, ZoneOffset.UTC, new Interruption(), false);
            var code =
                    new Cli(context).run(Stream.of(words).map(String::valueOf).toArray(String[]::new));
            return new Told(code, out.toString(), err.toString());
        }
    }

    private static TestMedia film() {
        return TestMedia.film().frames(SECONDS * 10, RATE);
    }

    private static SoundPainter voice() {
        return TestSound.voice(
                List.of(TimeRange.ofMicros(1_000_000, 4_000_000), TimeRange.ofMicros(6_000_000, 9_000_000)), -12);
    }

    private Path talk() {
        return film().sound(voice()).write(folder.resolve("talk.mp4"));
    }

    /** Detects in a file; what is possible is done, and one of these sentences says what is not. */
    private JsonNode goesOn(String sentence, Object... words) throws IOException {
        var all = Stream.concat(Stream.of("detect", "--format", "json", "-q"), Stream.of(words));
        var told = typed(all.toArray());
        assertEquals(0, told.exitCode, told.err);
        assertTrue(told.err.contains(sentence), told.err);
        var json = new ObjectMapper().readTree(told.out);
        assertFalse(json.get("highlights").isEmpty(), told.out);
        return json;
    }

    @Test
    void whatCannotBeHeardOrSeenIsSaid() throws IOException {
        goesOn("The file has no sound", film().write(folder.resolve("mute.mp4")));
        goesOn("no moving pictures", film().withoutPictures().sound(voice()).write(folder.resolve("sound.m4a")));
        goesOn("Nothing can be heard", film().sound(SoundPainter.NONE).write(folder.resolve("silent.mp4")));
        var eight = film();
        for (int track = 0; track < 8; track++) eight.sound(voice());
        var json = goesOn("The file has 8 sound tracks", eight.write(folder.resolve("eight.mp4")));
        assertEquals(
                "source-sound-tracks", json.get("warnings").get(0).get("code").asText());
    }

    @Test
    void theCoverOfASongIsNoPicture() throws IOException {
        goesOn("no moving pictures", withCover(folder.resolve("song.flac")));
    }

    /** A FLAC file with a picture block behind its first one (RFC 9639, section 8.8). */
    private static Path withCover(Path file) throws IOException {
        var plain = Files.readAllBytes(film().withoutPictures()
                .container("flac", Map.of())
                .soundCodedBy("flac", voice(), 44_100, 2)
                .write(file));
        var picture = Base64.getDecoder()
                .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC");
        var block = new ByteArrayOutputStream();
        var fields = new DataOutputStream(block);
        fields.writeInt(3);
        fields.writeInt("image/png".length());
        fields.writeBytes("image/png");
        for (int field : new int[] {0, 1, 1, 24, 0, picture.length}) fields.writeInt(field);
        fields.write(picture);
        var whole = new ByteArrayOutputStream();
        var firstBlocks = 4 + 4 + 34;
        whole.write(plain, 0, firstBlocks);
        whole.write(new byte[] {6, 0, (byte) (block.size() >> 8), (byte) block.size()});
        whole.write(block.toByteArray());
        whole.write(plain, firstBlocks, plain.length - firstBlocks);
        return Files.write(file, whole.toByteArray());
    }

    @Test
    void curvesOfOthersAreUsedAndDamagedOnesLeftAside() throws IOException {
        var video = talk();
        var map = Files.writeString(
                folder.resolve("map.json"),
                "{\"duration\": 12, \"heatmap\": [{\"start_time\": 0, \"end_time\": 6, \"value\": 0.1},"
                        + " {\"start_time\": 6, \"end_time\": 12, \"value\": 1.0}, {\"start_time\": -1}]}");
        var chat = Files.writeString(folder.resolve("chat.csv"), "time,message\n1,hi\n7,wow\n7.1,wow\n99,late\n");
        var told = typed("detect", video, "--heatmap", map, "--chat", chat);
        assertEquals(0, told.exitCode, told.err);
        assertTrue(told.err.contains("--heatmap: 1 entries cannot be read"), told.err);
        assertTrue(told.err.contains("--chat: 1 entries lie beyond the end"), told.err);
        var damaged = Files.writeString(folder.resolve("damaged.json"), "{\"heatmap\": [{\"start");
        goesOn("Highlights are found without it.", video, "--heatmap", damaged);
        assertEquals(3, typed("detect", video, "--heatmap", folder.resolve("none.json")).exitCode);
    }

    @Test
    void aModelThatCannotBeUsedIsToldAndHighlightsAreFoundWithout() throws IOException {
        var video = talk();
        var without = "Highlights are found without a transcription: ";
        var json = goesOn(without, video, "--transcribe");
        assertEquals(
                "transcript_missing", json.get("warnings").get(0).get("code").asText());
        var whole = new ModelMaker().bytes();
        var cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(whole, whole.length / 2));
        assertEquals(0, typed("settings", "transcribe.model", cut).exitCode);
        goesOn(without + "The model cut.bin could not be used: its file is damaged", video, "--transcribe");
    }

    @Test
    void aWebPageInsteadOfALanguageModelChangesNothing() throws IOException {
        var video = talk();
        Files.writeString(
                folder.resolve("talk.srt"), "1\n00:00:01,000 --> 00:00:04,000\nWhy is it the greatest secret?\n");
        var offline = goesOn("", video).get("highlights");
        try (var page = new FakeService(FakeService.answer(200, "text/html", "<html>Welcome</html>"))) {
            assertEquals(0, typed("settings", "language.endpoint", page.endpoint()).exitCode);
            var told = typed("detect", video, "--rerank", "--titles", "--format", "json");
            assertEquals(0, told.exitCode, told.err);
            assertTrue(told.err.contains("answered a web page instead of JSON"), told.err);
            assertEquals(offline, new ObjectMapper().readTree(told.out).get("highlights"));
        }
    }

    @Test
    void anyMomentIsExplainedAlsoIfNothingWasMeasuredBefore() throws IOException {
        var video = talk();
        var at = typed("explain", video, "--at", "0:07", "--min", "2s");
        assertEquals(0, at.exitCode, at.err);
        assertTrue(at.err.contains("Analysing: talk.mp4"), at.err);
        assertTrue(at.out.contains("base"), at.out);
        var range = typed("explain", video, "--range", "0:02-0:06", "--format", "json");
        assertEquals(0, range.exitCode, range.err);
        var json = new ObjectMapper().readTree(range.out);
        assertEquals(2_000_000, json.get("start_us").asLong(), range.out);
        assertEquals(6_000_000, json.get("end_us").asLong(), range.out);
    }

    @Test
    void aTimeThatIsNotInTheVideoIsRefused() {
        var video = talk();
        var beyond = typed("explain", video, "--at", "1:00");
        assertEquals(3, beyond.exitCode);
        assertTrue(beyond.err.contains("[range_outside]"), beyond.err);
        assertEquals(3, typed("explain", video, "--range", "0:12-0:14").exitCode);
        assertEquals(2, typed("explain", video, "--range", "0:06-0:02").exitCode);
        assertEquals(2, typed("explain", video).exitCode);
        assertEquals(2, typed("explain", video, "--at", "0:01", "--range", "0:02-0:06").exitCode);
    }
}
