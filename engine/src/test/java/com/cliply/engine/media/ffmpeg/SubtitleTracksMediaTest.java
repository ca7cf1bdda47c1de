package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ASS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_DVD_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MOV_TEXT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_SUBRIP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBVTT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.transcript.TranscriptOrigin;
import com.cliply.engine.analysis.transcript.TranscriptSources;
import com.cliply.engine.analysis.transcript.TranscriptWish;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.SubtitleLine;
import com.cliply.engine.media.SubtitleTrack.Syntax;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubtitleTracksMediaTest {
    private static final List<SubtitleLine> LINES = List.of(
            new SubtitleLine(500_000, 1_500_000, "Tea & <i>milk</i>."),
            new SubtitleLine(2_000_000, 2_900_000, "Two\nlines \u8336."));

    @TempDir
    private Path folder;

    private final FfmpegSubtitleTracks tracks = new FfmpegSubtitleTracks();

    /** Three seconds of sound with text tracks of these codecs and languages. */
    private Path file(String name, String format, Object... codecsAndLanguages) {
        var file = folder.resolve(name);
        Natives.load();
        try (var muxer = new TestMuxer(file, format, Map.of())) {
            muxer.addPcm(sample -> 0, 8_000, 1, 0, 24_000);
            for (int index = 0; index < codecsAndLanguages.length; index += 2) {
                var codec = (int) codecsAndLanguages[index];
                var stream = muxer.addText(codec, header(codec));
                TestMuxer.tag(stream, "language", String.valueOf(codecsAndLanguages[index + 1]));
                for (var line : LINES)
                    muxer.text(
                            stream, line.startMicros() / 1_000, line.endMicros() / 1_000, sample(codec, line.text()));
            }
            muxer.write();
        }
        return file;
    }

    private static byte[] header(int codec) {
        return codec == AV_CODEC_ID_ASS
                ? "[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
                        .getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }

    private static byte[] sample(int codec, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (codec == AV_CODEC_ID_ASS) return ("0,0,Default,Ann,0,0,0,," + text).getBytes(StandardCharsets.UTF_8);
        if (codec != AV_CODEC_ID_MOV_TEXT) return bytes;
        var boxed = new byte[bytes.length + 2];
        boxed[1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, boxed, 2, bytes.length);
        return boxed;
    }

    @Test
    void textOfMatroskaIsReadAndPicturesAreNot() {
        var file = file(
                "a.mkv",
                "matroska",
                AV_CODEC_ID_DVD_SUBTITLE,
                "eng",
                AV_CODEC_ID_SUBRIP,
                "ger",
                AV_CODEC_ID_ASS,
                "eng",
                AV_CODEC_ID_WEBVTT,
                "fre");
        var found = tracks.of(file);
        assertEquals(
                List.of(Syntax.SUBRIP, Syntax.ASS, Syntax.WEBVTT),
                found.stream().map(track -> track.syntax()).toList());
        assertEquals(
                List.of("ger", "eng", "fre"),
                found.stream().map(track -> track.language()).toList());
        assertEquals(
                List.of(2, 3, 4), found.stream().map(track -> track.index()).toList());
        assertEquals(LINES, tracks.read(file, found.get(0), WorkMonitor.NONE));
        assertEquals(
                "Ann," + LINES.getFirst().text(),
                tracks.read(file, found.get(1), WorkMonitor.NONE).getFirst().text());
        assertEquals(LINES, tracks.read(file, found.get(2), WorkMonitor.NONE));
    }

    @Test
    void textOfMp4IsRead() {
        var file = file("a.mov", "mov", AV_CODEC_ID_MOV_TEXT, "eng");
        var found = tracks.of(file);
        assertEquals(
                List.of(Syntax.PLAIN),
                found.stream().map(track -> track.syntax()).toList());
        assertEquals(LINES, tracks.read(file, found.getFirst(), WorkMonitor.NONE));
    }

    @Test
    void wordsComeFromTheTrackOfTheVideo() {
        var file = file("a.mkv", "matroska", AV_CODEC_ID_SUBRIP, "eng");
        var words = new TranscriptSources(tracks)
                .find(file, new FfmpegProbe().probe(file), new TranscriptWish.Search(), WorkMonitor.NONE);
        assertEquals(new TranscriptOrigin.Embedded(1, "eng"), words.origin());
        assertEquals(
                List.of("Tea & milk.", "Two lines \u8336."),
                words.transcript().sentences().stream()
                        .map(sentence -> sentence.text())
                        .toList());
    }

    @Test
    void aFileWithoutTextHasNoTracks() {
        assertEquals(List.of(), tracks.of(file("a.mkv", "matroska")));
        assertThrows(StudioException.class, () -> tracks.of(folder.resolve("gone.mkv")));
    }

    @Test
    void damageIsAnErrorOrFewerLines() throws IOException {
        var whole = Files.readAllBytes(file("a.mkv", "matroska", AV_CODEC_ID_SUBRIP, "ger", AV_CODEC_ID_ASS, "eng"));
        var random = new Random(20_266);
        for (int round = 0; round < 150; round++) {
            var bytes = Arrays.copyOf(whole, round % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int change = random.nextInt(20); change > 0 && bytes.length > 0; change--)
                bytes[random.nextInt(Math.min(bytes.length, round % 2 == 0 ? 1_500 : bytes.length))] =
                        (byte) random.nextInt();
            var file = Files.write(folder.resolve("broken.mkv"), bytes);
            try {
                for (var track : tracks.of(file))
                    for (var line : tracks.read(file, track, WorkMonitor.NONE))
                        assertTrue(line.startMicros() >= 0 && line.endMicros() >= line.startMicros());
            } catch (StudioException refused) {
                assertTrue(refused.code().toString().length() > 0);
            }
        }
    }
}
