package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.PictureEncoder;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Encodes pictures by FFmpeg: one thread decodes and hands each picture to all outputs, frames never leave native memory. */
public final class FfmpegPictureEncoder implements PictureEncoder {
    private final int threads;

    /**
     * Leaves some cores to others.
     *
     * @param threads for decoding and for filtering, each, 1 or more
     */
    public FfmpegPictureEncoder(int threads) {
        this.threads = threads;
    }

    @Override
    public void encode(List<PictureOutput> outputs, WorkMonitor monitor) {
        Natives.load();
        var open = outputs.stream().filter(output -> !output.finished()).toList();
        if (open.isEmpty()) return;
        var source = open.getFirst().source();
        var progress = new FrameProgress(open, monitor);
        if (source.videoTrack() < 0) {
            for (var output : open) drawWaveform(output, progress);
            return;
        }
        for (var output : open)
            if (!output.source().file().equals(source.file()) || output.source().videoTrack() != source.videoTrack())
                throw new IllegalArgumentException("outputs of several sources");
        decodeOnce(open, source, progress);
    }

    private void decodeOnce(List<PictureOutput> outputs, EncodeSource.Ranges source, FrameProgress progress) {
        try (var decode = new OneDecode(outputs, track(source), progress, threads)) {
            decode.run();
        }
    }

    private static VideoTrack track(EncodeSource.Ranges source) {
        return source.info().videoTracks().stream()
                .filter(candidate -> candidate.index() == source.videoTrack())
                .findFirst()
                .orElseThrow();
    }

    /** Drawn from its beginning also where its first chunks are done: that costs little, and makes no difference then. */
    private static void drawWaveform(PictureOutput output, FrameProgress progress) {
        var rate = output.picture().rate();
        var timeline = new FrameTimeline(output.source().ranges(), rate);
        try (var pictures = new WaveformPictures(
                        new RangeSound(output.source(), timeline, progress.monitor()),
                        output.picture(),
                        0,
                        timeline.frames());
                var chunks = new ChunkSeries(output, progress.monitor())) {
            for (var picture = pictures.next(); picture != null; picture = pictures.next()) {
                var number = picture.pts();
                if (output.done().contains(output.layout().chunkOf(number))) continue;
                var look = PictureGrid.of(picture);
                chunks.write(number, picture, look, look);
                progress.passed(1);
            }
        }
    }

    @Override
    public Joined join(List<Path> pictures, Optional<Path> sound, FrameRate rate, Path target, WorkMonitor monitor) {
        Natives.load();
        return PieceJoiner.join(pictures, sound, rate, target, monitor);
    }

    /** Counts the frames of all outputs. */
    static final class FrameProgress {
        private final WorkMonitor monitor;
        private final MediaTime whole;
        private final FrameRate rate;
        private long frames;

        private FrameProgress(List<PictureOutput> outputs, WorkMonitor monitor) {
            this.monitor = monitor;
            this.rate = outputs.getFirst().picture().rate();
            var total = 0L;
            for (var output : outputs) {
                total += output.layout().frames();
                for (var chunk : output.done())
                    frames += output.layout().end(chunk) - output.layout().first(chunk);
            }
            this.whole = rate.timeOf(total);
        }

        WorkMonitor monitor() {
            return monitor;
        }

        void passed(long more) {
            monitor.throwIfCancelled();
            frames += more;
            monitor.done(MediaTime.ZERO.until(rate.timeOf(frames).min(whole)), MediaTime.ZERO.until(whole));
        }
    }
}
