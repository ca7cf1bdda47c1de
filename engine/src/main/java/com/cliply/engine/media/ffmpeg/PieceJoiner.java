package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_ROUND_NEAR_INF;
import static org.bytedeco.ffmpeg.global.avutil.av_compare_ts;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q_rnd;

import com.cliply.engine.media.PictureEncoder.Joined;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Puts chunks of pictures behind each other and the sound beside them, packet by packet. Times of presentation go on from
 * chunk to chunk; times of decoding are counted anew over the whole, for each chunk began its own count.
 */
final class PieceJoiner implements AutoCloseable {
    private final List<Path> chunks;
    private final WorkMonitor monitor;
    private final AVRational frameBase;
    private final FrameRate rate;
    private @Nullable NativeInput chunk;
    private int nextChunk;
    private long decoded;
    private long chunkStart;
    private long delay;
    private byte[] parameters = {};

    private PieceJoiner(List<Path> chunks, FrameRate rate, WorkMonitor monitor) {
        this.chunks = chunks;
        this.rate = rate;
        this.monitor = monitor;
        this.frameBase = new AVRational().num(rate.denominator()).den(rate.numerator());
    }

    static Joined join(List<Path> pictures, Optional<Path> sound, FrameRate rate, Path target, WorkMonitor monitor) {
        try (var joiner = new PieceJoiner(pictures, rate, monitor)) {
            if (!joiner.alike()) return Joined.CHUNKS_DIFFER;
            joiner.write(sound, target);
            return Joined.WHOLE;
        } catch (RuntimeException | Error error) {
            remove(target, error);
            throw error;
        }
    }

    /** Whether all chunks say the same of themselves; finds how many pictures decoders must wait for, too. */
    private boolean alike() {
        for (var file : chunks) {
            try (var input = NativeInput.openOwn(file, monitor)) {
                var own = parameters(input.stream(0));
                if (parameters.length == 0) parameters = own;
                if (!Arrays.equals(own, parameters)) return false;
                // Not by the chunk's own times of decoding: very short ones do not tell.
                var position = 0L;
                for (var packet = input.next(); packet != null; packet = input.next())
                    delay = Math.max(delay, position++ - frames(packet.pts(), input));
            }
        }
        return true;
    }

    private static byte[] parameters(AVStream stream) {
        var size = stream.codecpar().extradata_size();
        var bytes = new byte[size];
        if (size > 0)
            stream.codecpar().extradata().capacity(size).asByteBuffer().get(bytes);
        return ByteBuffer.allocate(size + 2 * Integer.BYTES)
                .putInt(stream.codecpar().width())
                .putInt(stream.codecpar().height())
                .put(bytes)
                .array();
    }

    private long frames(long ticks, NativeInput input) {
        return av_rescale_q_rnd(ticks, input.stream(0).time_base(), frameBase, AV_ROUND_NEAR_INF);
    }

    private void write(Optional<Path> soundFile, Path target) {
        try (var sound = soundFile.isPresent() ? NativeInput.openOwn(soundFile.get(), monitor) : null;
                var writer = new Mp4Writer(target)) {
            var picture = nextPicture();
            var pictureTrack = chunk == null ? null : writer.addTrack(chunk.stream(0), frameBase);
            var soundTrack = sound == null
                    ? null
                    : writer.addTrack(sound.stream(0), sound.stream(0).time_base());
            writer.begin();
            var heard = sound == null ? null : sound.next();
            while (picture != null || heard != null) {
                if (picture != null && pictureTrack != null && (sound == null || comesFirst(picture, heard, sound))) {
                    var shown = picture.pts();
                    writer.write(picture, frameBase, pictureTrack);
                    told(shown);
                    picture = nextPicture();
                } else if (heard != null && soundTrack != null && sound != null) {
                    writer.write(heard, sound.stream(0).time_base(), soundTrack);
                    heard = sound.next();
                }
            }
            writer.finish();
        }
    }

    private boolean comesFirst(AVPacket picture, @Nullable AVPacket heard, NativeInput sound) {
        return heard == null
                || av_compare_ts(
                                picture.dts(),
                                frameBase,
                                heard.dts(),
                                sound.stream(0).time_base())
                        <= 0;
    }

    private void told(long frame) {
        var far = MediaTime.ZERO.until(rate.timeOf(Math.max(0, frame)));
        monitor.throwIfCancelled();
        monitor.done(far, far);
    }

    /** The next packet of the next chunk that has one, its times in frames of the whole. */
    private @Nullable AVPacket nextPicture() {
        while (true) {
            if (chunk == null) {
                if (nextChunk == chunks.size()) return null;
                chunk = NativeInput.openOwn(chunks.get(nextChunk++), monitor);
                chunkStart = decoded;
            }
            var packet = chunk.next();
            if (packet != null) {
                packet.pts(chunkStart + frames(packet.pts(), chunk));
                packet.dts(decoded++ - delay);
                packet.duration(1);
                return packet;
            }
            if (nextChunk == chunks.size()) return null;
            chunk.close();
            chunk = null;
        }
    }

    @Override
    public void close() {
        if (chunk != null) chunk.close();
        frameBase.close();
    }

    private static void remove(Path target, Throwable error) {
        try {
            if (Files.isRegularFile(target)) Files.delete(target);
        } catch (IOException left) {
            error.addSuppressed(left);
        }
    }
}
