package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.SubtitleLine;
import com.cliply.engine.media.SubtitleTrack;
import com.cliply.engine.media.SubtitleTrack.Syntax;
import com.cliply.engine.media.SubtitleTracks;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptSourcesTest {
    private static final String SAID = "1\n00:00:01,000 --> 00:00:02,000\nFrom ";

    @TempDir
    private Path folder;

    private Path video = Path.of("");

    @BeforeEach
    void aVideo() throws IOException {
        video = Files.writeString(folder.resolve("my talk.v2.mp4"), "a video");
    }

    private void beside(String name) throws IOException {
        Files.writeString(folder.resolve(name), SAID + name + ".\n");
    }

    private static MediaInfo info(String language) {
        var length = Duration.ofSeconds(10);
        var sound = new AudioTrack(1, "aac", 48_000, 2, "stereo", language, "", 0, length);
        return new MediaInfo("mp4", length, length, 0, List.of(), List.of(sound));
    }

    private FoundTranscript found(SubtitleTracks inside, String language) {
        return new TranscriptSources(inside).find(video, info(language), new TranscriptWish.Search(), WorkMonitor.NONE);
    }

    private static String said(FoundTranscript found) {
        return found.transcript().isEmpty()
                ? ""
                : found.transcript().sentences().getFirst().text();
    }

    /** A video with these tracks. */
    private record Inside(Map<SubtitleTrack, List<SubtitleLine>> lines) implements SubtitleTracks {
        @Override
        public List<SubtitleTrack> of(Path file) {
            return lines.keySet().stream()
                    .sorted((one, other) -> one.index() - other.index())
                    .toList();
        }

        @Override
        public List<SubtitleLine> read(Path file, SubtitleTrack track, WorkMonitor monitor) {
            return lines.getOrDefault(track, List.of());
        }
    }

    private static final Inside NOTHING = new Inside(Map.of());

    private static List<SubtitleLine> line(String text) {
        return List.of(new SubtitleLine(1_000_000, 2_000_000, text));
    }

    @Test
    void theNearestNameWins() throws IOException {
        var byPreference = List.of(
                "my talk.v2.srt",
                "my talk.v2.vtt",
                "my talk.v2.ass",
                "my talk.v2.de.vtt",
                "my talk.v2.en.srt",
                "my talk.v2.en.vtt",
                "my talk.v2.pt-BR.srt");
        for (var name : byPreference)
            Files.writeString(
                    folder.resolve(name),
                    name.endsWith("ass")
                            ? "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,From " + name + ".\n"
                            : SAID + name + ".\n");
        beside("my talk.srt");
        beside("my talk.v2.info.srt.txt");
        beside("my talk.v2 part 2.srt");
        beside("my talk.v2.forced.srt");
        for (var name : byPreference) {
            var found = found(NOTHING, "deu");
            assertEquals("From " + name + ".", said(found));
            assertEquals(new TranscriptOrigin.Sidecar(folder.resolve(name)), found.origin());
            Files.delete(folder.resolve(name));
        }
        assertEquals(new TranscriptOrigin.None(), found(NOTHING, "deu").origin());
    }

    @Test
    void endingsMayBeCapital() throws IOException {
        beside("my talk.v2.SRT");
        assertEquals("From my talk.v2.SRT.", said(found(NOTHING, "")));
    }

    @Test
    void aBrokenFileThatNobodyNamedIsLeftAside() throws IOException {
        Files.writeString(folder.resolve("my talk.v2.srt"), "no subtitles");
        Files.createDirectory(folder.resolve("my talk.v2.vtt"));
        beside("my talk.v2.en.srt");
        var found = found(NOTHING, "");
        assertEquals("From my talk.v2.en.srt.", said(found));
        assertEquals(
                List.of(TranscriptNotice.UNREADABLE),
                found.notices().stream().map(TranscriptNotice::code).toList());
        assertTrue(found.notices().getFirst().text().contains("my talk.v2.srt"), found.notices()::toString);
    }

    @Test
    void aBrokenFileThatWasNamedIsAnError() throws IOException {
        var file = Files.writeString(folder.resolve("x.srt"), "no subtitles");
        var refusal = assertThrows(
                InputException.class,
                () -> new TranscriptSources(NOTHING)
                        .find(video, info(""), new TranscriptWish.Given(file), WorkMonitor.NONE));
        assertEquals(ErrorCode.TRANSCRIPT_UNREADABLE, refusal.code());
    }

    @Test
    void whoWantsNoWordsGetsNone() throws IOException {
        beside("my talk.v2.srt");
        var found =
                new TranscriptSources(NOTHING).find(video, info(""), new TranscriptWish.Without(), WorkMonitor.NONE);
        assertEquals(new FoundTranscript(Transcript.EMPTY, new TranscriptOrigin.None(), List.of()), found);
    }

    @Test
    void lettersThatHadToBeGuessedAreTold() throws IOException {
        Files.write(
                folder.resolve("my talk.v2.srt"), (SAID + "café déjà vu.\n").getBytes(Charset.forName("windows-1252")));
        var found = found(NOTHING, "");
        assertEquals("From café déjà vu.", said(found));
        assertEquals(TranscriptNotice.CHARSET, found.notices().getFirst().code());
        assertTrue(found.notices().getFirst().text().contains("windows-1252"));
    }

    @Test
    void theTrackInTheLanguageOfTheSoundIsTaken() {
        var inside = new Inside(Map.of(
                new SubtitleTrack(2, Syntax.SUBRIP, "eng", true, false), line("English."),
                new SubtitleTrack(3, Syntax.SUBRIP, "ger", false, false), line("<i>Deutsch.</i>"),
                new SubtitleTrack(4, Syntax.SUBRIP, "deu", true, true), line("Forced.")));
        assertEquals("Deutsch.", said(found(inside, "deu")));
        assertEquals(
                new TranscriptOrigin.Embedded(3, "ger"), found(inside, "deu").origin());
        assertEquals("English.", said(found(inside, "jpn")));
    }

    @Test
    void eachSyntaxOfATrackIsRead() {
        var times = Map.of(
                Syntax.SUBRIP, "Tea &amp; <b>milk</b>.",
                Syntax.PLAIN, "Tea & milk.",
                Syntax.ASS, "Ann,{\\k50}Tea {\\k10}& {\\k30}milk.",
                Syntax.WEBVTT, "Tea <00:00:00.500>&amp; <00:00:00.600>milk.");
        times.forEach((syntax, text) -> {
            var found = found(new Inside(Map.of(new SubtitleTrack(2, syntax, "", true, false), line(text))), "");
            assertEquals("Tea & milk.", said(found), syntax::name);
            var words = found.transcript().sentences().getFirst().words();
            if (syntax == Syntax.ASS || syntax == Syntax.WEBVTT)
                assertEquals(1_600_000, words.get(2).range().start().micros());
        });
    }

    @Test
    void filesBesideTheVideoComeBeforeTracksInIt() throws IOException {
        beside("my talk.v2.srt");
        var inside = new Inside(Map.of(new SubtitleTrack(2, Syntax.SUBRIP, "", true, false), line("Inside.")));
        assertEquals("From my talk.v2.srt.", said(found(inside, "")));
        Files.delete(folder.resolve("my talk.v2.srt"));
        assertEquals("Inside.", said(found(inside, "")));
    }

    @Test
    void aVideoWhoseTracksCannotBeReadHasNone() {
        var found = found(
                new SubtitleTracks() {
                    @Override
                    public List<SubtitleTrack> of(Path file) {
                        throw new MediaException(ErrorCode.MEDIA_DAMAGED, "x.mp4", "it is broken");
                    }

                    @Override
                    public List<SubtitleLine> read(Path file, SubtitleTrack track, WorkMonitor monitor) {
                        return List.of();
                    }
                },
                "");
        assertEquals(new TranscriptOrigin.None(), found.origin());
        assertEquals(TranscriptNotice.UNREADABLE, found.notices().getFirst().code());
    }
}
