package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Decides which of a file's tracks of sound is analysed: the one that players choose, or if that is silent the first of the
 * others that is not. Recorders of games and meetings write a track for each source, and some of these are never heard.
 */
final class HeardTrack {
    /** Listened to at so many places, evenly spread ... */
    private static final int PLACES = 8;

    /** ... for so long at each. */
    private static final long LISTEN_MICROS = 1_500_000;

    /** Peaks below -60 dBFS are the noise of a converter. */
    private static final float SILENT = 0.001f;

    private HeardTrack() {}

    /** The index of its stream, -1 if there is no sound. A file with one track is not looked at. */
    static int of(Path file, MediaInfo info, WorkMonitor monitor) {
        var tracks = info.audioTracks();
        if (tracks.isEmpty()) return -1;
        var first = tracks.getFirst().index();
        if (tracks.size() == 1) return first;
        for (var track : tracks) if (isHeard(file, info, track, monitor)) return track.index();
        return first;
    }

    private static boolean isHeard(Path file, MediaInfo info, AudioTrack track, WorkMonitor monitor) {
        var length = MediaTime.micros(info.readableDuration());
        try (var input = NativeInput.open(file, monitor);
                var decoder = new TrackDecoder(input, track.index(), TrackDecoder.Care.ROUGH)) {
            input.keepOnly(track.index());
            for (int place = 0; place < PLACES; place++) {
                var from = length * place / PLACES;
                if (place > 0) {
                    input.seek(track.index(), from);
                    decoder.flush();
                }
                if (isHeard(decoder, from + LISTEN_MICROS)) return true;
            }
            return false;
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (MediaException undecodable) {
            // Another track may be better; if none is, the scan itself says what is wrong.
            return false;
        }
    }

    private static boolean isHeard(TrackDecoder decoder, long untilMicros) {
        var mono = av_frame_alloc();
        try {
            var frame = decoder.next();
            if (frame == null) return false;
            try (var chain = SoundChain.of(
                    "aformat=sample_rates=%d:channel_layouts=mono:sample_fmts=flt".formatted(MediaScanner.SOUND_RATE),
                    frame,
                    Math.max(0, decoder.micros()))) {
                for (; frame != null && decoder.micros() < untilMicros; frame = decoder.next()) {
                    if (!chain.fits(frame)) return true;
                    chain.push(frame, decoder.micros());
                    while (chain.filter().pull(mono)) {
                        var heard = peak(mono) > SILENT;
                        av_frame_unref(mono);
                        if (heard) return true;
                    }
                }
                return false;
            }
        } finally {
            av_frame_free(mono);
        }
    }

    private static float peak(AVFrame mono) {
        if (mono.format() != AV_SAMPLE_FMT_FLT) throw new IllegalStateException("format " + mono.format());
        try (var samples = new FloatPointer(mono.data(0))) {
            var peak = 0f;
            for (int index = 0; index < mono.nb_samples(); index++) peak = Math.max(peak, Math.abs(samples.get(index)));
            return peak;
        }
    }
}
