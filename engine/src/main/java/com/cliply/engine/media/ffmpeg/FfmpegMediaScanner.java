package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Reads for analysis by FFmpeg: one demux pass, sound in full on threads of its own, keyframes now and then. */
public final class FfmpegMediaScanner implements MediaScanner {
    /** Decoding a keyframe costs about 10 ms: one in five seconds keeps an hour of phone video under 8 CPU seconds. */
    private static final long KEYFRAME_GAP_MICROS = 5_000_000L;

    /** A short file can afford a closer look. */
    private static final long SHORT_GAP_MICROS = 2_000_000L;

    private static final Duration SHORT = Duration.ofMinutes(10);

    /** Demuxers start a little before the range, so that a keyframe's leading pictures are not mistaken for it. */
    private static final long PREROLL_MICROS = 300_000L;

    @Override
    public String version() {
        return Natives.version();
    }

    @Override
    public void scan(Path file, MediaInfo info, ScanListener listener, WorkMonitor monitor) {
        var video = info.video().map(track -> track.index()).orElse(-1);
        var audio = HeardTrack.of(file, info, monitor);
        try (var input = NativeInput.open(file, monitor);
                var pictures = video < 0 ? null : new KeyframeLook(input, video, gap(info), listener);
                var sound = audio < 0 ? null : new SoundLane(input, audio, listener, monitor)) {
            input.keepOnly(video, audio);
            for (var packet = input.next(); packet != null; packet = input.next()) {
                report(input, packet, info, monitor);
                if (pictures != null && packet.stream_index() == video) pictures.take(packet);
                if (sound != null && packet.stream_index() == audio) sound.take(packet);
            }
            if (sound != null) sound.finish();
            monitor.done(info.duration(), info.duration());
        }
    }

    private static long gap(MediaInfo info) {
        return info.duration().compareTo(SHORT) < 0 ? SHORT_GAP_MICROS : KEYFRAME_GAP_MICROS;
    }

    private static void report(NativeInput input, AVPacket packet, MediaInfo info, WorkMonitor monitor) {
        if (packet.dts() == AV_NOPTS_VALUE) return;
        var micros = input.micros(packet.stream_index(), packet.dts());
        if (micros > 0) monitor.done(MediaTime.ZERO.until(new MediaTime(micros)), info.duration());
    }

    @Override
    public void look(Path file, MediaInfo info, TimeRange range, ScanListener listener, WorkMonitor monitor) {
        var video = info.video().map(track -> track.index()).orElse(-1);
        if (video < 0) return;
        try (var input = NativeInput.open(file, monitor);
                var decoder = new TrackDecoder(input, video, TrackDecoder.Care.ROUGH);
                var small = new SmallPicture()) {
            input.keepOnly(video);
            input.seek(video, range.start().micros() - PREROLL_MICROS);
            for (var frame = decoder.next(); frame != null; frame = decoder.next()) {
                var micros = decoder.micros();
                if (micros >= range.end().micros()) break;
                if (micros < range.start().micros()) continue;
                listener.picture(new MediaTime(micros), small.of(frame), (frame.flags() & AV_FRAME_FLAG_KEY) != 0);
            }
        }
    }

    /** Reports every packet, and decodes a keyframe where the last decoded one lies far enough behind. */
    private static final class KeyframeLook implements AutoCloseable {
        private final NativeInput input;
        private final int stream;
        private final long gap;
        private final ScanListener listener;
        private final TrackDecoder decoder;
        private final SmallPicture small;
        private long lastLooked = Long.MIN_VALUE / 2;

        KeyframeLook(NativeInput input, int stream, long gap, ScanListener listener) {
            this.input = input;
            this.stream = stream;
            this.gap = gap;
            this.listener = listener;
            this.decoder = new TrackDecoder(input, stream, TrackDecoder.Care.ROUGH);
            this.small = new SmallPicture();
        }

        void take(AVPacket packet) {
            var pts = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
            if (pts == AV_NOPTS_VALUE) return;
            var micros = Math.max(0, input.micros(stream, pts));
            var keyframe = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
            listener.packet(new MediaTime(micros), packet.size(), keyframe);
            if (!keyframe || micros - lastLooked < gap) return;
            lastLooked = micros;
            decoder.send(packet);
            decoder.send(null);
            while (decoder.receive()) listener.picture(new MediaTime(micros), small.of(decoder.frame()), true);
            decoder.flush();
        }

        @Override
        public void close() {
            small.close();
            decoder.close();
        }
    }
}
