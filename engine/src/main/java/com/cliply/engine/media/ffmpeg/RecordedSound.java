package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Sound that a {@link SoundRecorder} has put aside, or a stretch of it, in packed frames. */
final class RecordedSound implements FrameStream {
    static final int BYTES_PER_SAMPLE = 2 * Float.BYTES;

    private static final int BLOCK_SAMPLES = 4800;

    private final Path file;
    private final FileChannel channel;
    private final long from;
    private final long until;
    private final SoundBlock block = new SoundBlock();
    private long sample;

    /** Plays the samples from {@code from} up to {@code until}. */
    RecordedSound(Path file, long from, long until) {
        this.file = file;
        this.from = from;
        this.until = until;
        this.sample = from;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(from * BYTES_PER_SAMPLE);
        } catch (IOException error) {
            block.close();
            throw unreadable(error);
        }
    }

    @Override
    public @Nullable AVFrame next() {
        if (sample >= until) return null;
        var frame = block.fresh((int) Math.min(BLOCK_SAMPLES, until - sample), AV_SAMPLE_FMT_FLT, sample - from);
        var bytes = SoundBlock.bytes(frame);
        try {
            while (bytes.hasRemaining()) if (channel.read(bytes) < 0) throw new IOException("it has become shorter");
        } catch (IOException error) {
            throw unreadable(error);
        }
        sample += frame.nb_samples();
        return frame;
    }

    private MediaException unreadable(IOException error) {
        return new MediaException(ErrorCode.FILE_VANISHED, error, FfmpegErrors.name(file));
    }

    @Override
    public void close() {
        block.close();
        try {
            channel.close();
        } catch (IOException error) {
            throw unreadable(error);
        }
    }
}
