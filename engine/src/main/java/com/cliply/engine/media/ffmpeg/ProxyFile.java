package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.time.FrameRate;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** One copy while it is written; the file is not touched before the first picture. */
final class ProxyFile implements AutoCloseable {
    private static final FrameRate MICROSECONDS = FrameRate.of(1_000_000);

    private final Path target;
    private final EncodeRequest.Picture picture;
    private final int threads;
    private @Nullable Open open;
    private long firstMicros;
    private long lastMicros;

    ProxyFile(Path target, EncodeRequest.Picture picture, int threads) {
        this.target = target;
        this.picture = picture;
        this.threads = threads;
    }

    /** When the last picture that was written appears. */
    long lastMicros() {
        return lastMicros;
    }

    /** Writes a finished picture, whose pts is changed; each must appear later than the one before. */
    void write(AVFrame frame, long micros) {
        if (open == null) {
            open = new Open(FfmpegProxyMaker.comment(micros));
            firstMicros = micros;
        }
        frame.pts(micros - firstMicros);
        lastMicros = micros;
        open.encode(frame);
    }

    void finish() {
        if (open == null) return;
        open.encode(null);
        open.writer.finish();
    }

    @Override
    public void close() {
        if (open != null) open.close();
    }

    private final class Open {
        private final TrackEncoder encoder;
        private final Mp4Writer writer;
        private final AVStream stream;

        Open(String comment) {
            encoder = TrackEncoder.ofPictures(picture, MICROSECONDS, threads);
            writer = new Mp4Writer(target, Mp4Writer.Index.BEHIND).comment(comment);
            stream = writer.addTrack(encoder);
            try {
                writer.begin();
            } catch (RuntimeException error) {
                close();
                throw error;
            }
        }

        void encode(@Nullable AVFrame frame) {
            encoder.encode(frame, this::write);
        }

        /** The last one's length is not known; players hold it until the next copy begins. */
        private void write(AVPacket packet) {
            packet.duration(picture.rate().timeOf(1).micros());
            writer.write(packet, encoder, stream);
        }

        void close() {
            writer.close();
            encoder.close();
        }
    }
}
