package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.FrameList;
import com.cliply.engine.media.FrameTimes;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the times of frames from their packets. Where a packet is not a frame (fields, hidden frames) or does not tell its time,
 * the track is decoded instead.
 */
public final class FfmpegFrameTimes implements FrameTimes {
    /** Of twelve hours at 240 frames a second; more is no video. */
    private static final int MOST_FRAMES = 12 * 3_600 * 240;

    @Override
    public FrameList of(Path file, VideoTrack track, WorkMonitor monitor) {
        ReadableFile.require(file);
        return doubtful(track)
                ? decoded(file, track, monitor)
                : fromPackets(file, track, monitor).orElseGet(() -> decoded(file, track, monitor));
    }

    /** Two packets may be the fields of one frame; VP8 stores frames that are never shown. */
    private static boolean doubtful(VideoTrack track) {
        return track.interlaced() || track.codec().equals("vp8");
    }

    /** Empty if packets do not tell. */
    static Optional<FrameList> fromPackets(Path file, VideoTrack track, WorkMonitor monitor) {
        try (var input = NativeInput.open(file, monitor)) {
            input.keepOnly(track.index());
            var times = new Times(track);
            var firstKey = AV_NOPTS_VALUE;
            for (var packet = input.next(); packet != null; packet = input.next()) {
                if (packet.stream_index() != track.index()) continue;
                var pts = packet.pts();
                if (pts == AV_NOPTS_VALUE) return Optional.empty();
                if (firstKey == AV_NOPTS_VALUE && (packet.flags() & AV_PKT_FLAG_KEY) != 0) firstKey = pts;
                // What comes before the first keyframe leans on pictures that the file does not have.
                if (firstKey == AV_NOPTS_VALUE || pts < firstKey) continue;
                // Outside of the file's edit list.
                if ((packet.flags() & AV_PKT_FLAG_DISCARD) != 0) continue;
                times.add(
                        input.micros(track.index(), pts),
                        input.lengthMicros(track.index(), Math.max(0, packet.duration())));
            }
            return times.list();
        }
    }

    static FrameList decoded(Path file, VideoTrack track, WorkMonitor monitor) {
        try (var input = NativeInput.open(file, monitor)) {
            input.keepOnly(track.index());
            var times = new Times(track);
            try (var decoder = new TrackDecoder(input, track.index(), TrackDecoder.Care.EXACT)) {
                for (var frame = decoder.next(); frame != null; frame = decoder.next())
                    times.add(decoder.micros(), input.lengthMicros(track.index(), Math.max(0, frame.duration())));
            }
            return times.list()
                    .orElseThrow(() -> new MediaException(
                            ErrorCode.MEDIA_DAMAGED, FfmpegErrors.name(file), "its frames have no order in time"));
        }
    }

    /** Times as they come, in the order of the file. */
    private static final class Times {
        private final long usualLength;
        private long[] micros = new long[4_096];
        private int count;
        private long last = Long.MIN_VALUE;
        private long lastLength;

        Times(VideoTrack track) {
            usualLength = track.frameRate().timeOf(1).micros();
        }

        void add(long time, long length) {
            // No position lies before the beginning.
            if (time < 0 || count >= MOST_FRAMES) return;
            if (count == micros.length) micros = Arrays.copyOf(micros, count * 2);
            micros[count++] = time;
            if (time <= last) return;
            last = time;
            lastLength = length;
        }

        /** Empty if there is none, or two are shown at the same time. */
        Optional<FrameList> list() {
            if (count == 0) return Optional.empty();
            var sorted = Arrays.copyOf(micros, count + 1);
            Arrays.sort(sorted, 0, count);
            for (int index = 1; index < count; index++) if (sorted[index] == sorted[index - 1]) return Optional.empty();
            sorted[count] = last + (lastLength > 0 ? lastLength : Math.max(1, usualLength));
            return Optional.of(new FrameList(sorted));
        }
    }
}
