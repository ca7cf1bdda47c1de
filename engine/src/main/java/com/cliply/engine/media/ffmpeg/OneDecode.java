package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes what several outputs of one source need, once, and shows each picture to all of them. */
final class OneDecode implements AutoCloseable {
    /** A source that ends this much before its own index said has changed under our hands. */
    private static final long MISSING_MICROS = 1_000_000L;

    /** Two times that were rounded down to microseconds add up to this much less than their sum. */
    private static final long ROUNDING_MICROS = 2;

    private final VideoTrack track;
    private final SourcePictures source;
    private final FrameProgress progress;
    private final List<OutputPictures> outputs = new ArrayList<>();
    private final List<PictureOutput> wishes;
    private final long toleranceMicros;
    private final long promisedMicros;
    private final AVFrame shown;
    private long shownMicros;

    /**
     * @param chunks makes what takes the finished pictures of an output
     * @param threads for decoding
     */
    OneDecode(
            List<PictureOutput> wishes,
            VideoTrack track,
            Function<PictureOutput, ChunkSeries> chunks,
            FrameProgress progress,
            int threads) {
        this.wishes = wishes;
        this.track = track;
        this.progress = progress;
        this.promisedMicros = track.startMicros() + MediaTime.micros(track.duration());
        this.source = new SourcePictures(wishes.getFirst().source().file(), track, progress.monitor(), threads);
        this.shown = av_frame_alloc();
        this.toleranceMicros = source.countsFrames(track.frameRate())
                ? ROUNDING_MICROS
                : tolerance(source.tickMicros(), track.frameRate());
        for (int number = 0; number < wishes.size(); number++)
            outputs.add(new OutputPictures(
                    wishes.get(number), number, track, toleranceMicros, chunks.apply(wishes.get(number))));
    }

    /**
     * Time stamps are rounded to the container's tick (a whole millisecond in Matroska), so "at" means "within a tick"; but
     * never more than a quarter of a frame.
     */
    private static long tolerance(long tickMicros, FrameRate rate) {
        return Math.min(tickMicros, rate.timeOf(1).micros() / 4) + ROUNDING_MICROS;
    }

    void run() {
        var ranges = wishes.stream().map(wish -> wish.source().ranges()).toList();
        var needs = outputs.stream().map(OutputPictures::allNeeds).toList();
        for (var segment : DecodePlan.segments(ranges, needs)) run(segment);
    }

    private void run(DecodePlan.Segment segment) {
        for (var need : segment.needs()) outputs.get(need.output()).begin(need);
        begin(segment.fromMicros() + toleranceMicros);
        while (!outputs.stream().allMatch(OutputPictures::idle)) {
            var upcoming = source.next();
            if (upcoming == null) requireEnd();
            var until = upcoming == null ? Long.MAX_VALUE : source.micros();
            for (var output : outputs) progress.passed(output.show(shown, until));
            if (upcoming != null) shows(upcoming, until);
        }
    }

    private void begin(long micros) {
        source.seek(micros);
        var first = source.next();
        if (first == null)
            throw new MediaException(
                    ErrorCode.MEDIA_DAMAGED,
                    FfmpegErrors.name(wishes.getFirst().source().file()),
                    "no picture can be decoded.");
        // Before the first frame of a track that starts late, its first frame is shown.
        shows(first, source.micros());
    }

    private void shows(AVFrame picture, long micros) {
        av_frame_unref(shown);
        FfmpegErrors.calling(av_frame_ref(shown, picture), "frame");
        shownMicros = micros;
        outputs.forEach(OutputPictures::pictureChanges);
    }

    /** The last picture stays to the end, but not if the file promised more. */
    private void requireEnd() {
        var wanted = outputs.stream()
                .filter(output -> !output.idle())
                .mapToLong(OutputPictures::lastWantedMicros)
                .max()
                .orElse(shownMicros);
        var expected = Math.min(wanted, promisedMicros);
        if (expected - shownMicros
                > MISSING_MICROS + track.frameRate().timeOf(2).micros())
            throw new MediaException(
                    ErrorCode.FILE_VANISHED,
                    FfmpegErrors.name(wishes.getFirst().source().file()));
    }

    @Override
    public void close() {
        outputs.forEach(OutputPictures::close);
        av_frame_free(shown);
        source.close();
    }
}
