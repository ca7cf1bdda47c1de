package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeResult;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.Loudness;
import com.cliply.engine.media.MediaEncoder;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes by FFmpeg: one thread pulls pictures and sound in turn, their frames never leave native memory. */
public final class FfmpegMediaEncoder implements MediaEncoder {
    /** Sound without pictures is still counted in frames, so that lengths follow one rule. */
    private static final FrameRate SOUND_ONLY = FrameRate.of(1000);

    private static final FrameRate SAMPLES = FrameRate.of(EncodeRequest.Sound.SAMPLE_RATE);

    /** Sound is measured in stretches of a tenth of a second, as EBU R 128 steps. */
    private static final int MEASURE_SAMPLES = EncodeRequest.Sound.SAMPLE_RATE / 10;

    @Override
    public EncodeResult encode(EncodeRequest request, WorkMonitor monitor) {
        Natives.load();
        try {
            return write(request, monitor);
        } catch (RuntimeException | Error error) {
            removeTarget(request.target(), error);
            throw error;
        }
    }

    private static EncodeResult write(EncodeRequest request, WorkMonitor monitor) {
        var rate = request.picture().map(EncodeRequest.Picture::rate).orElse(soundRate(request.source()));
        var timeline = timeline(request.source(), rate);
        try (var writer = new Mp4Writer(request.target());
                var tracks = new Tracks()) {
            request.picture().ifPresent(wish -> tracks.add(pictureTrack(request, wish, timeline, writer)));
            var master = request.sound().map(wish -> {
                var encoder = TrackEncoder.ofSound(wish);
                try {
                    var sound = master(request.source(), wish, timeline, monitor, encoder.frameSize(), meter(request));
                    tracks.add(new EncodeTrack(sound, encoder, writer, SAMPLES));
                    return sound;
                } catch (RuntimeException error) {
                    encoder.close();
                    throw error;
                }
            });
            writer.begin();
            var total = rate.timeOf(timeline.frames());
            for (var next = tracks.behind(); next != null; next = tracks.behind()) {
                monitor.throwIfCancelled();
                next.step(monitor);
                monitor.done(MediaTime.ZERO.until(next.time().min(total)), MediaTime.ZERO.until(total));
            }
            writer.finish();
            return new EncodeResult(
                    request.picture().map(EncodeRequest.Picture::encoder).orElse(""),
                    request.picture().isPresent() ? timeline.frames() : 0,
                    master.isPresent() ? samples(timeline) : 0,
                    master.flatMap(MasterSound::loudness));
        }
    }

    private static FrameRate soundRate(EncodeSource source) {
        return source instanceof EncodeSource.Recorded ? SAMPLES : SOUND_ONLY;
    }

    private static EncodeTrack pictureTrack(
            EncodeRequest request, EncodeRequest.Picture wish, FrameTimeline timeline, Mp4Writer writer) {
        var encoder = TrackEncoder.ofPictures(wish);
        try {
            return new EncodeTrack(pictures(request, wish, timeline), encoder, writer, wish.rate());
        } catch (RuntimeException error) {
            encoder.close();
            throw error;
        }
    }

    private static FrameStream pictures(EncodeRequest request, EncodeRequest.Picture wish, FrameTimeline timeline) {
        return switch (request.source()) {
            case EncodeSource.Painted painted ->
                new PaintedPictures(painted.pictures(), wish.transform().canvas(), timeline.frames());
            case EncodeSource.Ranges ranges ->
                throw new IllegalArgumentException("pictures of a file are for a PictureEncoder");
            case EncodeSource.Recorded _ -> throw new IllegalArgumentException("a recording has no pictures");
        };
    }

    @Override
    public Loudness measure(EncodeSource source, EncodeRequest.Sound sound, WorkMonitor monitor) {
        Natives.load();
        var timeline = timeline(source, soundRate(source));
        var whole = MediaTime.ZERO.until(SAMPLES.timeOf(samples(timeline)));
        try (var master = master(source, sound, timeline, monitor, MEASURE_SAMPLES, MasterSound.Meter.ON)) {
            for (var frame = master.next(); frame != null; frame = master.next()) {
                monitor.throwIfCancelled();
                monitor.done(MediaTime.ZERO.until(SAMPLES.timeOf(frame.pts())), whole);
            }
            return master.loudness().orElse(Loudness.SILENCE);
        }
    }

    @Override
    public EncodeSource.Recorded record(
            EncodeSource source, SoundWish wish, FrameRate rate, Path file, WorkMonitor monitor) {
        Natives.load();
        var timeline = timeline(source, rate);
        return new SoundRecorder(samples(timeline), file, monitor)
                .record(() -> assembled(source, timeline, monitor), wish);
    }

    @Override
    public Loudness heard(Path file, WorkMonitor monitor) {
        var track = new FfmpegProbe().probe(file).audio();
        if (track.isEmpty()) return Loudness.SILENCE;
        try (var played = new PlayedSound(file, track.get().index(), monitor)) {
            return played.loudness();
        }
    }

    private static FrameTimeline timeline(EncodeSource source, FrameRate rate) {
        return switch (source) {
            case EncodeSource.Ranges ranges -> new FrameTimeline(ranges.ranges(), rate);
            case EncodeSource.Painted painted -> new FrameTimeline(List.of(TimeRange.whole(painted.duration())), rate);
            case EncodeSource.Recorded recorded ->
                new FrameTimeline(List.of(TimeRange.whole(recorded.duration())), rate);
        };
    }

    private static MasterSound master(
            EncodeSource source,
            EncodeRequest.Sound wish,
            FrameTimeline timeline,
            WorkMonitor monitor,
            int frameSize,
            MasterSound.Meter meter) {
        return MasterSound.of(assembled(source, timeline, monitor), wish, samples(timeline), frameSize, meter);
    }

    /** What was recorded was measured then, and whoever encodes it listens to the file. */
    private static MasterSound.Meter meter(EncodeRequest request) {
        return request.source() instanceof EncodeSource.Recorded ? MasterSound.Meter.OFF : MasterSound.Meter.ON;
    }

    private static FrameStream assembled(EncodeSource source, FrameTimeline timeline, WorkMonitor monitor) {
        return switch (source) {
            case EncodeSource.Painted painted -> new PaintedSound(painted.sound(), samples(timeline));
            case EncodeSource.Ranges ranges -> new RangeSound(ranges, timeline, monitor);
            case EncodeSource.Recorded recorded -> new RecordedSound(recorded.file(), 0, recorded.samples());
        };
    }

    private static long samples(FrameTimeline timeline) {
        return timeline.samplesBefore(timeline.frames(), EncodeRequest.Sound.SAMPLE_RATE);
    }

    private static void removeTarget(Path target, Throwable error) {
        try {
            // Only what is a file of ours: a target that could not be opened may be anything.
            if (Files.isRegularFile(target)) Files.delete(target);
        } catch (IOException left) {
            error.addSuppressed(left);
        }
    }

    /** The tracks of one file; closes them together. */
    private static final class Tracks implements AutoCloseable {
        private final List<EncodeTrack> all = new ArrayList<>();

        void add(EncodeTrack track) {
            all.add(track);
        }

        /** The unfinished track that is least far, so that all lie side by side in the file; null when all have ended. */
        @Nullable
        EncodeTrack behind() {
            return all.stream()
                    .filter(track -> !track.ended())
                    .min(Comparator.comparing(EncodeTrack::time))
                    .orElse(null);
        }

        @Override
        public void close() {
            all.forEach(EncodeTrack::close);
        }
    }
}
