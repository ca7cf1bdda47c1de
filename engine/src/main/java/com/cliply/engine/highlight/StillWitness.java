package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.Locale;
import java.util.function.Consumer;

/** How much of a range shows nothing, or nothing new: black and standing pictures speak against it. */
final class StillWitness implements Witness {
    /** So much of a clip may stand still without harm: a title, a freeze at the end. */
    private static final double HARMLESS = 0.3;

    private static final double ALL = 0.9;

    private final Curves curves;
    private final boolean mostlyStill;

    StillWitness(Curves curves) {
        this.curves = curves;
        // Slides and sound with a cover: there a still picture tells nothing apart.
        mostlyStill = curves.still(0, curves.steps()) > 0.5;
    }

    @Override
    public void judge(TimeRange range, Consumer<Strength> told) {
        var share = curves.still(curves.from(range), curves.to(range));
        told.accept(new Strength(
                Evidence.STILL,
                mostlyStill ? 0 : Ramp.of(share, HARMLESS, ALL),
                String.format(Locale.ROOT, "%.0f %% of it is a black or standing picture", 100 * share)));
    }

    @Override
    public void draw(Lanes lanes) {
        lanes.add(Evidence.STILL, second -> {
            var from = second * Curves.STEPS_PER_SECOND;
            return mostlyStill ? 0 : curves.still(from, from + Curves.STEPS_PER_SECOND);
        });
    }
}
