package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.Locale;
import java.util.function.Consumer;

/** How much more the picture moves than around it, and how rare the picture is. */
final class MotionWitness implements Witness {
    private static final int AROUND_STEPS = 20 * Curves.STEPS_PER_SECOND;

    /** Octaves of bytes a picture above the surroundings from which on it is action ... */
    private static final double LEAST = 0.3;

    /** ... and at which it is as much as matters. */
    private static final double MOST = 1.5;

    /** Action that goes on for so many seconds is what the video is about, and no moment of it. */
    private static final double LONGEST = 60;

    private static final double BRIEF = 25;

    private final Curves curves;

    MotionWitness(Curves curves) {
        this.curves = curves;
    }

    @Override
    public void judge(TimeRange range, Consumer<Strength> told) {
        var contrast = curves.hasMotion() ? curves.meanMotion(range) - around(range) : 0;
        told.accept(new Strength(
                Evidence.MOTION,
                Ramp.of(contrast, LEAST, MOST) * Ramp.of(range.micros() / 1e6, LONGEST, BRIEF),
                curves.hasMotion()
                        ? String.format(
                                Locale.ROOT,
                                "The picture moves %.1f times as much as before and after",
                                Math.pow(2, contrast))
                        : "No motion can be told"));
        var rarity = curves.meanRarity(range);
        told.accept(new Strength(
                Evidence.RARITY,
                rarity,
                rarity > 0
                        ? "The picture is seen in few other places of the video"
                        : "The picture looks like much of the video"));
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
