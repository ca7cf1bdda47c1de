package com.cliply.engine.render;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.Loudness;
import com.cliply.engine.media.MediaEncoder;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the finished sound of a clip: decoded once, levelled, its peaks held, encoded, and listened to as a player will, until
 * what is heard is right. AAC brings peaks back that were held before it; only what was decoded again tells by how much.
 */
public final class Leveller {
    /** What YouTube plays at, and TikTok and Reels are told to. */
    public static final double TARGET_LUFS = -14;

    /** True peaks of what a player decodes stay below. */
    public static final double MOST_DBTP = -1;

    private static final Logger log = LoggerFactory.getLogger(Leveller.class);

    /** Nobody hears half a decibel: sound that near is left alone. */
    private static final double NEAR_ENOUGH_LU = 0.5;

    /** Where a gain must be found anyway, it is found this near. */
    private static final double SETTLED_LU = 0.2;

    /** What AAC may add to that, and a limiter that has little to do. */
    private static final double HEARD_LU = 0.4;

    /** Single peaks that stand out no further are no part of the loudness: it need not be measured again without them. */
    private static final double HARDLY_HEARD_DB = 6;

    /** More would only lift the noise of the room. */
    private static final double MOST_GAIN_DB = 40;

    /**
     * Where loud cracks hide how quiet the rest is, the limiter takes them away and what is beneath may be lifted further: a
     * whisper below them is worth it, the hiss of a recorder is not.
     */
    private static final double MOST_LIMITED_GAIN_DB = 50;

    /** Room for the peaks that AAC brings back to most sound. */
    private static final double FIRST_LIMIT_DBTP = -1.5;

    private static final double LOWEST_LIMIT_DBTP = -12;

    /** A lower limit makes other peaks: this much more is taken than was too much. */
    private static final double SPARE_DB = 0.1;

    private static final int MOST_ROUNDS = 8;

    /** Decoding the source is most of the work. */
    private static final double RECORDED_SHARE = 0.6;

    private final MediaEncoder encoder;

    public Leveller(MediaEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * What is to be made.
     *
     * @param source with the tracks that {@link SoundWish#streams} has chosen
     * @param rate of the pictures that the sound will lie beside; any for sound alone
     * @param targetLufs to be levelled to; empty for sound that stays as loud as it is, as it does if the wish says so
     * @param bitRate of the AAC, in bits per second
     */
    public record Order(
            EncodeSource source, SoundWish wish, FrameRate rate, Optional<Double> targetLufs, int bitRate) {}

    /**
     * Writes the whole sound as a small MP4 file with one track of AAC-LC, stereo, 48 kHz, without a priming packet and without an
     * edit list: its packets can be put beside pictures as they are. While it works, a file {@code NAME.raw} (384 kB a second;
     * with noise reduction {@code NAME.raw.noisy} as well) lies beside it. On any failure neither is left.
     *
     * @param file is overwritten
     * @throws com.cliply.engine.error.MediaException as {@link MediaEncoder#encode} does
     * @throws com.cliply.engine.error.CancelledException within 200 ms after the monitor says so
     */
    public LevelledSound write(Order order, Path file, WorkMonitor monitor) {
        var raw = file.resolveSibling(file.getFileName() + ".raw");
        try {
            var recorded = encoder.record(
                    order.source(), order.wish(), order.rate(), raw, new Stage(monitor, 0, RECORDED_SHARE));
            return rounds(order, recorded, file, monitor);
        } catch (RuntimeException | Error error) {
            remove(file);
            throw error;
        } finally {
            remove(raw);
        }
    }

    /** What a person should know of sound that could not be brought where the preset wants it: empty if it was. */
    static Optional<String> missed(RenderTask task, Loudness heard) {
        var target = task.preset().loudness();
        if (target.isEmpty() || !task.sound().levelled() || heard.silent()) return Optional.empty();
        var off = heard.integratedLufs() - target.getAsDouble();
        return Math.abs(off) <= NEAR_ENOUGH_LU + HEARD_LU
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Its sound came out at %.1f LUFS instead of %.1f: more would only have lifted noise.",
                        heard.integratedLufs(),
                        target.getAsDouble()));
    }

    private LevelledSound rounds(Order order, EncodeSource.Recorded recorded, Path file, WorkMonitor monitor) {
        var before = recorded.loudness();
        var target = order.wish().levelled() && !before.silent() ? order.targetLufs() : Optional.<Double>empty();
        var missing = target.map(wished -> wished - before.integratedLufs()).orElse(0.0);
        var gain = Math.abs(missing) <= NEAR_ENOUGH_LU ? 0 : Math.min(missing, MOST_GAIN_DB);
        // Sound so quiet that it may not be lifted to the target as it is may not be by way of the limiter either.
        var most = missing > MOST_GAIN_DB ? MOST_GAIN_DB : MOST_LIMITED_GAIN_DB;
        var limit = before.truePeakDbtp() + gain <= FIRST_LIMIT_DBTP ? EncodeRequest.Sound.NO_LIMIT : FIRST_LIMIT_DBTP;
        var aim = target;
        for (int round = 1; ; round++) {
            var untouched = gain == 0;
            var reachable = missing <= MOST_GAIN_DB;
            var held = before.truePeakDbtp() + gain - limit;
            var settled = aim.isPresent() && (held > HARDLY_HEARD_DB || (held > 0 && round > 1));
            if (settled) {
                var found = settled(
                        recorded, new GainSearch(aim.orElseThrow(), most), gain, limit, order.bitRate(), monitor);
                gain = found.gain();
                reachable = Math.abs(aim.orElseThrow() - found.loudness()) <= NEAR_ENOUGH_LU;
            }
            var sound = new EncodeRequest.Sound(gain, limit, order.bitRate());
            encoder.encode(
                    new EncodeRequest(recorded, Optional.empty(), Optional.of(sound), file),
                    new Stage(monitor, share(round - 1), share(round)));
            var heard = encoder.heard(file, monitor);
            log.debug("round {}: {} gives {}", round, sound, heard);
            var excess = heard.truePeakDbtp() - MOST_DBTP;
            var off = target.map(wished -> wished - heard.integratedLufs()).orElse(0.0);
            var near = !reachable || Math.abs(off) <= (untouched ? NEAR_ENOUGH_LU : HEARD_LU);
            if ((excess <= 0 && near) || round == MOST_ROUNDS || limit == LOWEST_LIMIT_DBTP)
                return new LevelledSound(before, heard, sound, recorded.samples(), round);
            if (excess > 0) limit = lower(limit, before.truePeakDbtp() + gain, excess);
            if (near) continue;
            // What AAC made of sound whose loudness was settled is aimed for beforehand.
            if (settled) aim = aim.map(wished -> wished + off);
            gain = Math.min(gain + off, most);
        }
    }

    private GainSearch.Found settled(
            EncodeSource.Recorded recorded,
            GainSearch search,
            double gain,
            double limit,
            int bitRate,
            WorkMonitor monitor) {
        return search.from(
                gain,
                gain == 0 ? NEAR_ENOUGH_LU : SETTLED_LU,
                tried -> encoder.measure(recorded, new EncodeRequest.Sound(tried, limit, bitRate), quiet(monitor))
                        .integratedLufs());
    }

    /** Peaks that were not limited so far are taken as high as they were before AAC. */
    private static double lower(double limit, double peak, double excess) {
        return Math.max(LOWEST_LIMIT_DBTP, Math.min(limit, Math.min(peak, 0)) - excess - SPARE_DB);
    }

    /** How far the work has come after some rounds, one being the most likely number: each takes half of what is left. */
    private static double share(int rounds) {
        return 1 - (1 - RECORDED_SHARE) * Math.pow(0.5, rounds);
    }

    /** Only asks whether to stop: how often it is measured nobody knows beforehand. */
    private static WorkMonitor quiet(WorkMonitor monitor) {
        return new WorkMonitor() {
            @Override
            public boolean cancelled() {
                return monitor.cancelled();
            }

            @Override
            public void done(Duration media, Duration whole) {}
        };
    }

    private static void remove(Path left) {
        try {
            Files.deleteIfExists(left);
        } catch (IOException error) {
            log.warn("could not remove {}", left.getFileName(), error);
        }
    }

    /** Tells the whole work's monitor how far one part of it is. */
    private record Stage(WorkMonitor whole, double from, double to) implements WorkMonitor {
        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }

        @Override
        public void done(Duration media, Duration all) {
            var before = Duration.ofMillis((long) (all.toMillis() * from));
            var within = Duration.ofMillis((long) (media.toMillis() * (to - from)));
            whole.done(before.plus(within), all);
        }
    }
}
