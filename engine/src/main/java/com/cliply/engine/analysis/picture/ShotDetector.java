package com.cliply.engine.analysis.picture;

import com.cliply.engine.media.ScanListener;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds where shots change among consecutive pictures: hard cuts to the picture, fades and dissolves to about a tenth of a
 * second. Takes one picture after the other, and says at the end what it found; keeps a few seconds of small pictures, whatever
 * the length of the film. Used once, by one thread.
 */
public final class ShotDetector implements ScanListener {
    /** Enough for a dissolve and its flanks on both sides, and for a fade after an even stretch. */
    private static final long KEPT_MICROS = 2 * DissolveRule.NEEDS_MICROS + 500_000;

    /** At 240 pictures a second a dissolve is still seen in full. */
    private static final int MOST_KEPT = 1_200;

    private final RecentLooks looks = new RecentLooks(KEPT_MICROS, MOST_KEPT);
    private final CutRule cuts = new CutRule();
    private final FadeRule fades = new FadeRule(looks);
    private final DissolveRule dissolves = new DissolveRule(looks);
    private MediaTime last = MediaTime.ZERO;
    private boolean begun;

    @Override
    public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
        take(new FrameLook(time, yuv));
    }

    /** The next picture, for who has looked at it already. */
    void take(FrameLook look) {
        // A broken time stamp must not turn time back.
        if (begun && !look.time.isAfter(last)) return;
        begun = true;
        last = look.time;
        looks.add(look);
        cuts.take(look);
        fades.look();
        dissolves.look();
    }

    /** Ends the looking: where shots changed, in order, without the beginning. */
    public List<ShotChange> finish() {
        cuts.finish();
        fades.finish();
        dissolves.finish();
        var changes = new ArrayList<ShotChange>();
        var through = fades.fades();
        through.forEach(fade -> changes.add(fade.asChange()));
        for (var cut : cuts.cuts())
            if (through.stream().noneMatch(fade -> within(cut.first().time, fade.start(), fade.end())))
                changes.add(cut.asChange());
        for (var dissolve : dissolves.dissolves())
            if (changes.stream().noneMatch(change -> within(change.time(), dissolve.start(), dissolve.end()))
                    && through.stream()
                            .noneMatch(fade -> dissolve.start().isBefore(fade.end())
                                    && fade.start().isBefore(dissolve.end()))) changes.add(dissolve.asChange());
        changes.sort(Comparator.comparing(ShotChange::time));
        return changes;
    }

    private static boolean within(MediaTime time, MediaTime start, MediaTime end) {
        return !time.isBefore(start) && !time.isAfter(end);
    }
}
