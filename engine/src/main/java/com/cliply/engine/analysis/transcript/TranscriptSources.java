package com.cliply.engine.analysis.transcript;

import com.cliply.engine.error.MediaException;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.SubtitleLine;
import com.cliply.engine.media.SubtitleTrack;
import com.cliply.engine.media.SubtitleTracks;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the words of a video: in the file that was named, else beside the video, else in it. What nobody asked for and
 * cannot be read is
 * left aside with a notice.
 */
public final class TranscriptSources {
    private final SubtitleTracks tracks;

    public TranscriptSources(SubtitleTracks tracks) {
        this.tracks = tracks;
    }

    /**
     * The words as they stand there; whether they belong to the video is another question.
     *
     * @throws StudioException only for a file that was named, or if the work is cancelled
     */
    public FoundTranscript find(Path video, MediaInfo info, TranscriptWish wish, WorkMonitor monitor) {
        return switch (wish) {
            case TranscriptWish.Given given -> read(given.file(), new TranscriptOrigin.Given(given.file()), List.of());
            case TranscriptWish.Search _ -> search(video, info, monitor);
            case TranscriptWish.Without _ -> none(List.of());
        };
    }

    private static FoundTranscript none(List<TranscriptNotice> notices) {
        return new FoundTranscript(Transcript.EMPTY, new TranscriptOrigin.None(), notices);
    }

    private static FoundTranscript read(Path file, TranscriptOrigin origin, List<TranscriptNotice> before) {
        var content = TranscriptFile.readContent(file);
        var notices = new ArrayList<>(before);
        content.guessed()
                .ifPresent(charset -> notices.add(new TranscriptNotice(
                        TranscriptNotice.CHARSET,
                        file.getFileName() + " does not say in which letters it is written; it was read as "
                                + charset.name() + ".")));
        return new FoundTranscript(content.transcript(), origin, notices);
    }

    private FoundTranscript search(Path video, MediaInfo info, WorkMonitor monitor) {
        var notices = new ArrayList<TranscriptNotice>();
        var language = info.audio().map(AudioTrack::language).orElse("");
        for (var file : Sidecars.of(video, language)) {
            try {
                return read(file, new TranscriptOrigin.Sidecar(file), notices);
            } catch (StudioException unreadable) {
                notices.add(leftAside(unreadable));
            }
        }
        return embedded(video, language, notices, monitor);
    }

    private static TranscriptNotice leftAside(StudioException unreadable) {
        return new TranscriptNotice(TranscriptNotice.UNREADABLE, unreadable.getMessage() + " It is left aside.");
    }

    private FoundTranscript embedded(Path video, String language, List<TranscriptNotice> notices, WorkMonitor monitor) {
        try {
            var inside = new ArrayList<>(tracks.of(video));
            inside.sort(Comparator.comparing(SubtitleTrack::forced)
                    .thenComparing(track -> !Sidecars.sameLanguage(track.language(), language))
                    .thenComparing(track -> !track.byDefault())
                    .thenComparingInt(SubtitleTrack::index));
            for (var track : inside) {
                if (track.forced()) break;
                var cues = tracks.read(video, track, monitor).stream()
                        .map(line -> cue(line, track.syntax()))
                        .filter(cue -> !cue.text().isEmpty())
                        .toList();
                var transcript = TranscriptMaker.of(cues);
                if (!transcript.isEmpty())
                    return new FoundTranscript(
                            transcript, new TranscriptOrigin.Embedded(track.index(), track.language()), notices);
            }
        } catch (MediaException unreadable) {
            notices.add(leftAside(unreadable));
        }
        return none(notices);
    }

    private static Cue cue(SubtitleLine line, SubtitleTrack.Syntax syntax) {
        var length = line.endMicros() - line.startMicros();
        return switch (syntax) {
            case SUBRIP -> Markup.read(line.startMicros(), line.endMicros(), line.text());
            case WEBVTT -> Markup.read(0, length, line.text()).later(line.startMicros());
            case ASS -> {
                var comma = line.text().indexOf(',');
                yield Markup.readAss(
                        line.startMicros(),
                        line.endMicros(),
                        line.text().substring(comma + 1),
                        line.text().substring(0, Math.max(0, comma)));
            }
            case PLAIN -> new Cue(line.startMicros(), line.endMicros(), Markup.lines(line.text()));
        };
    }
}
