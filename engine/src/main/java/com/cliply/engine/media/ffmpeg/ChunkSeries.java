package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Writes the pictures of one output, in their order, into chunks: each with an encoder and a file of its own. */
final class ChunkSeries implements AutoCloseable {
    private final PictureOutput output;
    private final IntConsumer again;
    private final boolean mayBreakBound;
    private final WorkMonitor monitor;
    private final AVFrame given = av_frame_alloc();
    private @Nullable Chunk chunk;

    /**
     * @param again makes a chunk once more, on its own, for it took more bits than it may
     */
    ChunkSeries(PictureOutput output, IntConsumer again, WorkMonitor monitor) {
        this(output, again, true, monitor);
    }

    private ChunkSeries(PictureOutput output, IntConsumer again, boolean mayBreakBound, WorkMonitor monitor) {
        this.output = output;
        this.again = again;
        this.mayBreakBound = mayBreakBound;
        this.monitor = monitor;
    }

    /** Writes one chunk that is made once more, within its bound. */
    static ChunkSeries bounded(PictureOutput output, WorkMonitor monitor) {
        return new ChunkSeries(output, _ -> {}, false, monitor);
    }

    /**
     * Takes a finished picture; of chunks that are not done, every one must come.
     *
     * @param source what the source's picture looks like that became this one
     */
    void write(long number, AVFrame picture, PictureGrid source, PictureGrid look) {
        var index = output.layout().chunkOf(number);
        var first = output.layout().first(index);
        if (chunk == null) chunk = new Chunk(index, output, mayBreakBound, monitor);
        av_frame_unref(given);
        FfmpegErrors.calling(av_frame_ref(given, picture), "frame");
        given.pts(number - first);
        chunk.encode(given);
        chunk.witness.see(source, look);
        if (number + 1 == output.layout().end(index)) finish(chunk);
    }

    private void finish(Chunk finished) {
        finished.encode(null);
        finished.writer.finish();
        finished.close();
        chunk = null;
        if (finished.bound != null && finished.bound.isBroken()) {
            again.accept(finished.index);
            return;
        }
        finished.witness.check(monitor);
        output.sink().written(finished.index, finished.file);
    }

    @Override
    public void close() {
        if (chunk != null) chunk.close();
        av_frame_free(given);
    }

    /** One chunk while it is written. */
    private static final class Chunk implements AutoCloseable {
        final int index;
        final Path file;
        final ChunkWitness witness;
        final Mp4Writer writer;
        private final TrackEncoder encoder;
        private final AVStream stream;
        private final WorkMonitor monitor;

        /** What is looked after from outside, as the encoder does not know of it; null if there is nothing. */
        final @Nullable BitBound bound;

        Chunk(int index, PictureOutput output, boolean mayBreakBound, WorkMonitor monitor) {
            var picture = output.picture();
            var wanted = BitBound.of(picture);
            var free = mayBreakBound
                    && wanted.filter(some -> !some.isNear(output, index)).isPresent();
            this.bound = free ? wanted.orElse(null) : null;
            this.index = index;
            this.monitor = monitor;
            this.file = output.sink().begin(index);
            this.witness = new ChunkWitness(file, output.picture().rate());
            // One thread keeps its bound the same way each time.
            this.encoder = free
                    ? TrackEncoder.ofPictures(BitBound.without(picture), output.threads())
                    : TrackEncoder.ofPictures(picture, wanted.isPresent() ? 1 : output.threads());
            this.writer = new Mp4Writer(file, Mp4Writer.Index.BEHIND);
            this.stream = writer.addTrack(encoder);
            try {
                writer.begin();
            } catch (RuntimeException error) {
                close();
                throw error;
            }
        }

        void encode(@Nullable AVFrame picture) {
            encoder.encode(picture, packet -> {
                monitor.throwIfCancelled();
                if (bound != null) bound.pass(packet.size());
                writer.write(packet, encoder, stream);
            });
        }

        @Override
        public void close() {
            writer.close();
            encoder.close();
        }
    }
}
