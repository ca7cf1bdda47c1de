package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_ROUND_NEAR_INF;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_rnd;

import com.cliply.engine.time.FrameRate;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Finds a track's rate as a fraction, and whether it is kept. */
record Rates(FrameRate average, boolean variable) {
    /** The rates that cameras and encoders mean when they write something close to it. */
    private static final List<FrameRate> STANDARD = List.of(
            new FrameRate(24000, 1001),
            FrameRate.of(24),
            FrameRate.of(25),
            new FrameRate(30000, 1001),
            FrameRate.of(30),
            FrameRate.of(48),
            FrameRate.of(50),
            new FrameRate(60000, 1001),
            FrameRate.of(60),
            new FrameRate(120000, 1001),
            FrameRate.of(120));

    /** 30 and 30000/1001 lie 1000 parts per million apart: half of that decides between them. */
    private static final long NEAR_PPM = 400;

    /** An average that differs this much from the smallest step between frames means uneven steps. */
    private static final long UNEVEN_PPM = 10_000;

    private static final FrameRate FALLBACK = FrameRate.of(25);

    static Rates of(AVStream stream) {
        var average = fraction(stream.avg_frame_rate());
        var smallestStep = fraction(stream.r_frame_rate());
        if (average == null && smallestStep == null) return new Rates(FALLBACK, true);
        if (average == null) return new Rates(standard(smallestStep == null ? FALLBACK : smallestStep), false);
        var near = standard(average);
        if (smallestStep == null) return new Rates(near, false);
        if (apartPpm(average, smallestStep) <= NEAR_PPM) return new Rates(standard(smallestStep), false);
        return new Rates(near, apartPpm(average, smallestStep) > UNEVEN_PPM);
    }

    private static @org.jspecify.annotations.Nullable FrameRate fraction(AVRational rate) {
        return rate.num() <= 0 || rate.den() <= 0 ? null : new FrameRate(rate.num(), rate.den());
    }

    private static FrameRate standard(FrameRate rate) {
        for (var known : STANDARD) if (apartPpm(rate, known) <= NEAR_PPM) return known;
        return rate;
    }

    private static long apartPpm(FrameRate a, FrameRate b) {
        var ratio = av_rescale_rnd(
                1_000_000L * a.numerator(), b.denominator(), (long) a.denominator() * b.numerator(), AV_ROUND_NEAR_INF);
        return Math.abs(ratio - 1_000_000L);
    }
}
