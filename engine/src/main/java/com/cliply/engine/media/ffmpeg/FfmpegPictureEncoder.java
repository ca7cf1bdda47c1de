package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.PictureEncoder;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Encodes pictures by FFmpeg: one thread decodes and hands each picture to all outputs, frames never leave native memory. */
public final class FfmpegPictureEncoder implements PictureEncoder {
    private final int threads;

    /**
     * Leaves some cores to others.
     *
     * @param threads for decoding, 1 or more
     */
    public FfmpegPictureEncoder(int threads) {
        this.threads = threads;
    }

    @Override
    public void encode(List<PictureOutput> outputs, WorkMonitor monitor) {
        Natives.load();
        var open = outputs.stream().filter(output -> !output.finished()).toList();
        if (open.isEmpty()) return;
        var progress = FrameProgress.of(open, monitor);
        make(open, output -> new ChunkSeries(output, again(output, monitor), monitor), progress);
    }

    /** Makes one chunk of an output once more, within its bound of bits. */
    private IntConsumer again(PictureOutput output, WorkMonitor monitor) {
        return chunk -> {
            var others = IntStream.range(0, output.layout().count())
                    .filter(other -> other != chunk)
                    .boxed()
                    .collect(Collectors.toSet());
            var only = output.withDone(others);
            make(List.of(only), alone -> ChunkSeries.bounded(alone, monitor), FrameProgress.silent(monitor));
        };
    }

    private void make(
            List<PictureOutput> outputs, Function<PictureOutput, ChunkSeries> chunks, FrameProgress progress) {
        var source = outputs.getFirst().source();
        if (source.videoTrack() < 0) {
            for (var output : outputs) drawWaveform(output, chunks, progress);
            return;
        }
        for (var output : outputs)
            if (!output.source().file().equals(source.file()) || output.source().videoTrack() != source.videoTrack())
                throw new IllegalArgumentException("outputs of several sources");
        try (var decode = new OneDecode(outputs, track(source), chunks, progress, threads)) {
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
    private static void drawWaveform(
            PictureOutput output, Function<PictureOutput, ChunkSeries> chunksOf, FrameProgress progress) {
        var timeline =
                new FrameTimeline(output.source().ranges(), output.picture().rate());
        try (var pictures = new WaveformPictures(
                        new RangeSound(output.source(), timeline, progress.monitor()),
                        output.picture(),
                        0,
                        timeline.frames());
                var chunks = chunksOf.apply(output)) {
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
}
