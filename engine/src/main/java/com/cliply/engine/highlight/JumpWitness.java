package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.Locale;
import java.util.function.Consumer;

/** By how much it gets louder than the ten seconds before. */
final class JumpWitness implements Witness {
    /** A rise by so many dB is ordinary ... */
    private static final double LEAST = 4;

    /** ... and by so many as great as it matters. */
    private static final double MOST = 14;

    private static final double LEAD = 12;

    private final Curves curves;

    JumpWitness(Curves curves) {
        this.curves = curves;
    }

    @Override
    public void judge(TimeRange range, Consumer<Strength> told) {
        var at = curves.from(range);
        for (int step = at; step < curves.to(range); step++) if (curves.jump(step) > curves.jump(at)) at = step;
        told.accept(new Strength(
                Evidence.JUMP,
                Ramp.of(curves.jump(at), LEAST, MOST) * Focus.of(range, LEAD),
                curves.hasSound()
                        ? String.format(
                                Locale.ROOT,
                                "Sound rises %.0f dB above the ten seconds before at %s",
                                curves.jump(at),
                                Texts.clock(Curves.time(at)))
                        : "There is no sound"));
    }

    @Override
    public void draw(Lanes lanes) {
        lanes.add(Evidence.JUMP, second -> Ramp.of(curves.peak(second, curves::jump), LEAST, MOST));
    }
}
