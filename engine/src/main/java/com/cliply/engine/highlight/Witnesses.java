package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.RobustScale;
import com.cliply.engine.analysis.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who is heard: those whose signals the file has, in a fixed order. */
final class Witnesses {
    /** Shouts, bursts and hits are judged by their best second ... */
    private static final int SECOND = Curves.STEPS_PER_SECOND;

    /** ... what goes on by its best five. */
    private static final int PASSAGE = 5 * Curves.STEPS_PER_SECOND;

    private Witnesses() {}

    static List<Witness> of(
            Curves curves,
            Analysis analysis,
            ReactionWitness reaction,
            DescribedReactions described,
            WordWitness spoken) {
        var witnesses = new ArrayList<Witness>();
        witnesses.add(reaction);
        if (described.any()) witnesses.add(described);
        witnesses.add(new JumpWitness(curves));
        witnesses.add(new MotionWitness(curves));
        witnesses.add(spoken);
        witnesses.add(new StillWitness(curves));
        if (analysis.track(Signal.BURST).isPresent())
            witnesses.add(new PeakWitness(
                    Evidence.BURST,
                    curves.onGrid(Signal.BURST),
                    SECOND / 2,
                    0.2,
                    0.8,
                    peak -> peak > 0.2 ? "A burst follows a silence" : "No burst follows a silence"));
        if (analysis.track(Signal.PITCH).isPresent())
            witnesses.add(new PeakWitness(
                    Evidence.PITCH,
                    curves.onGrid(Signal.PITCH),
                    2 * SECOND,
                    0.2,
                    0.7,
                    peak -> peak > 0.2 ? "A voice is raised above its usual pitch" : "Voices keep their usual pitch"));
        if (analysis.track(Signal.ONSETS).isPresent()) witnesses.add(onsets(curves));
        if (analysis.track(Signal.CUT_RATE).isPresent()) witnesses.add(cuts(curves));
        if (analysis.track(Signal.REPLAYED).isPresent())
            witnesses.add(new PeakWitness(
                    Evidence.REPLAYED,
                    curves.onGrid(Signal.REPLAYED),
                    PASSAGE,
                    0.35,
                    0.9,
                    peak -> String.format(
                            Locale.ROOT, "Played again %.0f %% as often as the most played part", 100 * peak)));
        if (analysis.track(Signal.CHAT).isPresent())
            witnesses.add(new PeakWitness(
                    Evidence.CHAT,
                    curves.onGrid(Signal.CHAT),
                    PASSAGE,
                    2,
                    8,
                    peak -> String.format(
                            Locale.ROOT, "The chat is %.1f times its usual spread above its usual pace", peak)));
        return witnesses;
    }

    private static Witness onsets(Curves curves) {
        var onsets = curves.onGrid(Signal.ONSETS);
        var scale = RobustScale.of(onsets);
        return new PeakWitness(
                Evidence.ONSETS,
                onsets,
                2 * SECOND,
                scale.median() + 2 * scale.deviation(),
                scale.median() + 5 * scale.deviation() + 1e-3,
                peak -> peak > scale.median() + 2 * scale.deviation()
                        ? "Many sounds begin at once"
                        : "No more sounds begin than usual");
    }

    private static Witness cuts(Curves curves) {
        var rate = curves.onGrid(Signal.CUT_RATE);
        var scale = RobustScale.of(rate);
        return new PeakWitness(
                Evidence.CUT_RATE,
                rate,
                PASSAGE,
                scale.median() + 2 * scale.deviation() + 6,
                scale.median() + 4 * scale.deviation() + 20,
                peak -> String.format(Locale.ROOT, "%.0f shot changes a minute", peak));
    }
}
