package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is done to assembled sound, as filters of FFmpeg. */
final class SoundSteps {
    private static final int RATE = EncodeRequest.Sound.SAMPLE_RATE;

    /** Longer than any clip: numbers of samples stay small enough to be added. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private SoundSteps() {}

    /** The creator's gain, then the fades; fades that would meet share the clip in the proportion of their lengths. */
    static List<String> of(SoundWish wish, long samples) {
        var steps = new ArrayList<String>();
        gain(steps, wish.gainDb());
        var in = samples(wish.fadeIn());
        var out = samples(wish.fadeOut());
        if (in + out > samples) {
            in = Math.round(samples * ((double) in / (in + out)));
            out = samples - in;
        }
        if (in > 0) steps.add("afade=t=in:ss=0:ns=%d".formatted(in));
        if (out > 0) steps.add("afade=t=out:ss=%d:ns=%d".formatted(samples - out, out));
        return steps;
    }

    /** The gain that levels, then the limiter. */
    static List<String> of(EncodeRequest.Sound sound) {
        var steps = new ArrayList<String>();
        gain(steps, sound.gainDb());
        if (sound.limitDbtp() != EncodeRequest.Sound.NO_LIMIT)
            // Four times the rate, so that peaks between samples are seen; latency=1 takes its look-ahead out again.
            steps.add(String.format(
                    Locale.ROOT,
                    "aresample=%d,alimiter=limit=%.4f:attack=5:release=80:level=0:latency=1,aresample=%d",
                    4 * RATE,
                    Math.pow(10, sound.limitDbtp() / 20),
                    RATE));
        return steps;
    }

    private static void gain(List<String> steps, double decibels) {
        if (decibels != 0) steps.add(String.format(Locale.ROOT, "volume=%.3fdB:precision=float", decibels));
    }

    private static long samples(Duration length) {
        var fade = length.compareTo(LONGEST) < 0 ? length : LONGEST;
        return FrameRate.of(RATE).nearestFrame(MediaTime.at(fade));
    }
}
