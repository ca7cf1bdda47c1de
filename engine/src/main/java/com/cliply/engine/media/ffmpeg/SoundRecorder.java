package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.Loudness;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts sound aside as raw packed stereo floats at 48 kHz: in a file, for a long clip's would not fit into memory. */
final class SoundRecorder {
    private static final FrameRate SAMPLES = FrameRate.of(EncodeRequest.Sound.SAMPLE_RATE);

    /** A tenth of a second, as EBU R 128 steps. */
    private static final int BLOCK_SAMPLES = EncodeRequest.Sound.SAMPLE_RATE / 10;

    private final long samples;
    private final Path file;
    private final WorkMonitor monitor;

    /** @param samples how many there will be, exactly */
    SoundRecorder(long samples, Path file, WorkMonitor monitor) {
        this.samples = samples;
        this.file = file;
        this.monitor = monitor;
    }

    /** Records what {@code assembled} opens, after the steps of the wish. */
    EncodeSource.Recorded record(Supplier<FrameStream> assembled, SoundWish wish) {
        var raw = file.resolveSibling(file.getFileName() + ".noisy");
        try {
            var loudness = wish.denoised() ? quieted(assembled, wish, raw) : finished(assembled, wish);
            return new EncodeSource.Recorded(file, samples, loudness);
        } catch (RuntimeException | Error error) {
            remove(file, error);
            throw error;
        } finally {
            if (wish.denoised()) remove(raw, null);
        }
    }

    private Loudness finished(Supplier<FrameStream> assembled, SoundWish wish) {
        return write(assembled, SoundSteps.of(wish, samples), MasterSound.Meter.ON, file, _ -> {});
    }

    /** Twice, for where the noise lies alone is known only at the end. */
    private Loudness quieted(Supplier<FrameStream> assembled, SoundWish wish, Path raw) {
        var noise = new SteadyNoise();
        write(assembled, List.of(), MasterSound.Meter.OFF, raw, noise::hear);
        var stretch = noise.quietest();
        if (stretch.isEmpty()) return finished(() -> new RecordedSound(raw, 0, samples), wish);
        return finished(() -> new QuietedSound(raw, samples, stretch.get()), wish);
    }

    private Loudness write(
            Supplier<FrameStream> assembled,
            List<String> steps,
            MasterSound.Meter meter,
            Path to,
            Consumer<FloatBuffer> listener) {
        try (var sound = MasterSound.packed(assembled.get(), steps, samples, BLOCK_SAMPLES, meter);
                var channel = FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var whole = MediaTime.ZERO.until(SAMPLES.timeOf(samples));
            for (var frame = sound.next(); frame != null; frame = sound.next()) {
                monitor.throwIfCancelled();
                var bytes = SoundBlock.bytes(frame);
                listener.accept(bytes.asFloatBuffer());
                while (bytes.hasRemaining()) channel.write(bytes);
                monitor.done(MediaTime.ZERO.until(SAMPLES.timeOf(frame.pts())), whole);
            }
            return sound.loudness().orElse(Loudness.SILENCE);
        } catch (IOException error) {
            throw unwritable(error, to);
        }
    }

    private static MediaException unwritable(IOException error, Path to) {
        var refused = error instanceof AccessDeniedException || error instanceof NoSuchFileException;
        return refused
                ? new MediaException(ErrorCode.OUTPUT_NOT_WRITABLE, error, to.toString())
                : new MediaException(ErrorCode.DISK_FULL, error, FfmpegErrors.name(to));
    }

    private static void remove(Path left, @Nullable Throwable error) {
        try {
            Files.deleteIfExists(left);
        } catch (IOException stays) {
            if (error != null) error.addSuppressed(stays);
        }
    }
}
