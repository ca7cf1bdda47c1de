package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.PictureEncoder;
import com.cliply.engine.media.StreamCopier;
import com.cliply.engine.media.StreamCopier.Copied;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import com.cliply.engine.time.Timecode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Makes files whose pictures are not encoded: copies of a source, and sound alone. They are quick, and made in one go. */
final class PlainRenders {
    /** Sound without pictures is as long as its ranges to a thousandth of a second. */
    private static final FrameRate MILLISECONDS = FrameRate.of(1000);

    /** A cut this near to the wish is where it was wished. */
    private static final long NEAR_MICROS = 2_000;

    private final Leveller leveller;
    private final PictureEncoder joiner;
    private final StreamCopier copier;
    private final RenderVerifier verifier;

    PlainRenders(Leveller leveller, PictureEncoder joiner, StreamCopier copier, RenderVerifier verifier) {
        this.leveller = leveller;
        this.joiner = joiner;
        this.copier = copier;
        this.verifier = verifier;
    }

    private RenderedFile copy(RenderTask task, WorkMonitor monitor) {
        var info = task.source().info();
        var input = new EncodeSource.Ranges(
                task.source().path(),
                info,
                info.video().map(VideoTrack::index).orElse(-1),
                info.audioTracks().stream().map(AudioTrack::index).toList(),
                RenderWork.withinSource(task.source(), task.ranges()));
        var suffix = copier.suffixFor(info);
        var copied = copier.copy(input, suffix, task.part(), monitor);
        var facts = verifier.verifyCopy(task.part(), info, copied, monitor);
        return new RenderedFile(
                task.part(),
                info.video().map(VideoTrack::displaySize).orElse(new FrameSize(1, 1)),
                facts.duration(),
                "copy",
                facts.loudness(),
                facts.bytes(),
                facts.sha256(),
                reallyCut(input.ranges(), copied));
    }

    /** A copy begins and ends at keyframes: where that is not where it was wished, a person is told. */
    private static List<String> reallyCut(List<TimeRange> wished, Copied copied) {
        if (wished.size() == copied.ranges().size()) {
            var near = true;
            for (int index = 0; index < wished.size(); index++)
                near &= near(wished.get(index), copied.ranges().get(index));
            if (near) return List.of();
        }
        return List.of("Copied without encoding, so it was cut at keyframes: " + told(copied.ranges()) + " instead of "
                + told(wished) + ".");
    }

    private static boolean near(TimeRange one, TimeRange other) {
        return Math.abs(one.start().micros() - other.start().micros()) <= NEAR_MICROS
                && Math.abs(one.end().micros() - other.end().micros()) <= NEAR_MICROS;
    }

    private static String told(List<TimeRange> ranges) {
        return ranges.stream()
                .map(range -> Timecode.format(range.start()) + " to " + Timecode.format(range.end()))
                .collect(Collectors.joining(", "));
    }

    private RenderedFile sound(RenderTask task, RenderAttempt attempt, WorkMonitor monitor) {
        var info = task.source().info();
        var streams = task.sound().streams(task.source().path(), info);
        if (streams.isEmpty())
            throw new RenderException(
                    ErrorCode.NO_SOUND, String.valueOf(task.source().path().getFileName()));
        var input = new EncodeSource.Ranges(
                task.source().path(), info, -1, streams, RenderWork.withinSource(task.source(), task.ranges()));
        var pieces = new RenderPieces(attempt, task.id());
        pieces.begin(new RenderJournal.Render(
                task.id(), attempt.job(), RenderWork.digest(task, input, "sound"), "aac", 1, List.of()));
        if (pieces.find(RenderPieces.SOUND).isEmpty()) {
            var file = pieces.begin(RenderPieces.SOUND);
            leveller.write(RenderWork.soundOrder(task, input, MILLISECONDS), file, monitor);
            pieces.commit(RenderPieces.SOUND, file);
        }
        joiner.join(List.of(), pieces.find(RenderPieces.SOUND), MILLISECONDS, task.part(), monitor);
        var facts = verifier.verifySound(task.part(), input.duration(), monitor);
        return new RenderedFile(
                task.part(),
                new FrameSize(1, 1),
                facts.duration(),
                "aac",
                facts.loudness(),
                facts.bytes(),
                facts.sha256(),
                Leveller.missed(task, facts.loudness()).stream().toList());
    }

    /** What the file will really be called: a copy's kind of file is that which takes its source's tracks. */
    Path named(RenderTask task, Path file) {
        if (task.preset().kind() != RenderPreset.Kind.COPY) return file;
        var name = String.valueOf(file.getFileName());
        var stem = name.endsWith(task.preset().suffix())
                ? name.substring(0, name.length() - task.preset().suffix().length())
                : name;
        return file.resolveSibling(stem + "." + copier.suffixFor(task.source().info()));
    }

    RenderedFile make(RenderTask task, RenderAttempt attempt, WorkMonitor monitor) {
        return switch (task.preset().kind()) {
            case COPY -> copy(task, monitor);
            case SOUND -> sound(task, attempt, monitor);
            case ENCODE -> throw new IllegalArgumentException(task.preset().name() + " encodes pictures");
        };
    }
}
