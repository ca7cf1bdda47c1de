package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** How much more the picture moves than around it, the camera left out where that was looked at, and how rare the picture is. */
final class MotionWitness implements Witness {
    private static final int AROUND_STEPS = 20 * Curves.STEPS_PER_SECOND;

    /** Octaves of bytes a picture above the surroundings from which on it is action ... */
    private static final double LEAST = 0.3;

    /** ... and at which it is as much as matters. */
    private static final double MOST = 1.5;

    /** Action that goes on for so many seconds is what the video is about, and no moment of it. */
    private static final double LONGEST = 60;

    private static final double BRIEF = 25;

    /** Of such a range nobody would say that something moves. */
    private static final double ALL_STILL = 0.9;

    /** What reads less, in luma steps, stands still but for grain. */
    private static final double QUIET = 0.5;

    /**
     * What a close look at a part of the range and of what is around showed, in octaves.
     *
     * @param packets how much more bytes a picture had
     * @param really how much more moved, without the camera
     */
    private record Seen(double packets, double really) {
        /** Octaves of true motion for one of bytes (own measurements on planted and recorded action: 1.3 to 1.6). */
        private static final double FOR_BYTES = 1.4;

        /** Up to this it is the camera, or coarse grain (own measurements: planted noise 0.0, recorded action 0.59 and more) ... */
        private static final double CAMERA = 0.1;

        /** ... and from here on surely not. */
        private static final double REAL = 0.5;

        /** 0 if nothing moves but the camera, 1 if other things do. */
        double real() {
            return Ramp.of(really, CAMERA, REAL);
        }

        /** Octaves that packets do not show: an encoder with little room spends no more bytes on action than on talk. */
        double hidden() {
            return Ramp.of(really, 1, 2) * Ramp.of(packets, 0.5, 0) * Math.max(0, really / FOR_BYTES - packets);
        }
    }

    private final Curves curves;

    MotionWitness(Curves curves) {
        this.curves = curves;
    }

    @Override
    public void judge(TimeRange range, Consumer<Strength> told) {
        var seen = seen(range);
        var hidden = seen.map(Seen::hidden).orElse(0.0);
        var real = seen.map(Seen::real).orElse(1.0);
        var contrast = (curves.hasMotion() ? curves.meanMotion(range) - around(range) : 0) + hidden;
        // What an encoder spends on a standing picture now and then is no motion, however much more that is than
        // nothing.
        var still = curves.still(curves.from(range), curves.to(range));
        if (contrast > 0) contrast *= 1 - still;
        told.accept(new Strength(
                Evidence.MOTION,
                Ramp.of(contrast, LEAST, MOST) * real * Ramp.of(range.micros() / 1e6, LONGEST, BRIEF),
                still > ALL_STILL ? "The picture stands still" : text(contrast, seen)));
        var rarity = curves.meanRarity(range);
        told.accept(new Strength(
                Evidence.RARITY,
                rarity,
                rarity > 0
                        ? "The picture is seen in few other places of the video"
                        : "The picture looks like much of the video"));
    }

    private String text(double contrast, Optional<Seen> seen) {
        if (!curves.hasMotion() && seen.isEmpty()) return "No motion can be told";
        var text = String.format(
                Locale.ROOT, "The picture moves %.1f times as much as before and after", Math.pow(2, contrast));
        if (seen.isEmpty() || contrast < LEAST) return text;
        if (seen.get().real() < 1)
            return text
                    + String.format(
                            Locale.ROOT,
                            ", but looked at closely, without the camera's motion, only %.1f times",
                            Math.pow(2, seen.get().really));
        return text
                + (seen.get().hidden() > 0
                        ? ", as a close look shows"
                        : ", and so it does without the camera's motion");
    }

    /** What a close look showed of the range, if it showed a second of it and a second of what is around. */
    private Optional<Seen> seen(TimeRange range) {
        var from = curves.from(range);
        var to = curves.to(range);
        var within = new Mean();
        var around = new Mean();
        for (int step = Math.max(0, from - AROUND_STEPS); step < Math.min(curves.steps(), to + AROUND_STEPS); step++)
            if (curves.trueMotion(step) > 0) (step >= from && step < to ? within : around).add(curves, step);
        if (within.count < Curves.STEPS_PER_SECOND || around.count < Curves.STEPS_PER_SECOND) return Optional.empty();
        return Optional.of(new Seen(
                within.packets() - around.packets(),
                Math.log((within.motion() + QUIET) / (around.motion() + QUIET)) / Math.log(2)));
    }

    /** The means of steps that were looked at. */
    private static final class Mean {
        private double packets;
        private double motion;
        private int count;

        void add(Curves curves, int step) {
            packets += curves.motion(step);
            motion += curves.trueMotion(step);
            count++;
        }

        double packets() {
            return packets / count;
        }

        double motion() {
            return motion / count;
        }
    }

    /** The mean over twenty seconds before and after, but never less than the video's median. */
    private double around(TimeRange range) {
        var sum = 0.0;
        var count = 0;
        var from = curves.from(range);
        var to = curves.to(range);
        for (int step = Math.max(0, from - AROUND_STEPS); step < Math.min(curves.steps(), to + AROUND_STEPS); step++) {
            if (step >= from && step < to) continue;
            sum += curves.motion(step);
            count++;
        }
        var median = curves.motionScale().median();
        return count == 0 ? median : Math.max(median, sum / count);
    }

    @Override
    public void draw(Lanes lanes) {
        var median = curves.motionScale().median();
        lanes.add(
                Evidence.MOTION,
                second -> curves.hasMotion() ? Ramp.of(curves.mean(second, curves::motion) - median, LEAST, MOST) : 0);
        lanes.add(Evidence.RARITY, second -> curves.mean(second, curves::rarity));
    }
}
