package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.StreamCopier;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Copies packets by FFmpeg. */
public final class FfmpegStreamCopier implements StreamCopier {
    /**
     * Bytes of an MP4's index for each packet at most: its size 4, its step 8, its shift 8, and where each lies by itself its
     * place 8 and its run 12 (ISO 14496-12: stsz, stts, ctts, co64, stsc).
     */
    private static final long INDEX_BYTES_A_PACKET = 40;

    private static final long INDEX_HEAD_BYTES = 16_384;
    private static final long PACKETS_A_SECOND_OF_SOUND = 50;
    private static final long MICROS_PER_SECOND = 1_000_000L;

    @Override
    public String suffixFor(MediaInfo source) {
        return CopyContainers.suffixFor(source);
    }

    @Override
    public Copied copy(EncodeSource.Ranges source, String suffix, Path target, WorkMonitor monitor) {
        Natives.load();
        try {
            var copied = once(source, suffix, target, Optional.of(indexBytes(source)), monitor);
            return copied.orElseGet(() -> once(source, suffix, target, Optional.empty(), monitor)
                    .orElseThrow(() -> new IllegalStateException("an index without a bound did not fit")));
        } catch (RuntimeException | Error error) {
            remove(target, error);
            throw error;
        }
    }

    private static Optional<Copied> once(
            EncodeSource.Ranges source, String suffix, Path target, Optional<Long> index, WorkMonitor monitor) {
        try (var copy = new PacketCopy(source, suffix, target, monitor)) {
            return copy.run(index);
        }
    }

    /** Room that is left over stays empty; room that is missing costs a second pass over the file. */
    private static long indexBytes(EncodeSource.Ranges source) {
        var packets = PACKETS_A_SECOND_OF_SOUND * source.info().audioTracks().size();
        for (var track : source.info().videoTracks())
            if (track.index() == source.videoTrack())
                packets += 1 + track.frameRate().numerator() / track.frameRate().denominator();
        // A group of pictures more at each end of each range, of ten seconds as most.
        var seconds = MediaTime.micros(source.duration()) / MICROS_PER_SECOND
                + 20L * source.ranges().size();
        return INDEX_HEAD_BYTES + packets * seconds * INDEX_BYTES_A_PACKET;
    }

    private static void remove(Path target, Throwable error) {
        try {
            if (Files.isRegularFile(target)) Files.delete(target);
        } catch (IOException left) {
            error.addSuppressed(left);
        }
    }
}
