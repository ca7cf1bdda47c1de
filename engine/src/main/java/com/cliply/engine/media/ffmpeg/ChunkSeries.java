package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Writes the pictures of one output, in their order, into chunks: each with an encoder and a file of its own. */
final class ChunkSeries implements AutoCloseable {
    private final PictureOutput output;
    private final WorkMonitor monitor;
    private final AVFrame given = av_frame_alloc();
    private @Nullable Chunk chunk;

    ChunkSeries(PictureOutput output, WorkMonitor monitor) {
        this.output = output;
        this.monitor = monitor;
    }

    /**
     * Takes a finished picture; of chunks that are not done, every one must come.
     *
     * @param source what the source's picture looks like that became this one
     */
    void write(long number, AVFrame picture, PictureGrid source, PictureGrid look) {
        var index = output.layout().chunkOf(number);
        var first = output.layout().first(index);
        if (chunk == null) chunk = new Chunk(index, output, monitor);
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

        Chunk(int index, PictureOutput output, WorkMonitor monitor) {
            this.index = index;
            this.monitor = monitor;
            this.file = output.sink().begin(index);
            this.witness = new ChunkWitness(file, output.picture().rate());
            this.encoder = TrackEncoder.ofPictures(output.picture(), output.threads());
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
