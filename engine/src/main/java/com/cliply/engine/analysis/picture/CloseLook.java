package com.cliply.engine.analysis.picture;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * Looks at all pictures of a few seconds: where shots change, found as {@code cliply shots} finds it, and how much really moves.
 * Used once, by one thread.
 */
public final class CloseLook implements ScanListener {
    /** The step of {@link Signal#TRUE_MOTION}. */
    public static final Duration STEP = PictureExtractor.LOOK_STEP;

    private final TimeRange range;
    private final ShotDetector shots = new ShotDetector();
    private final TrueMotion motion;

    /** @param range what pictures are handed in of */
    public CloseLook(TimeRange range) {
        this.range = range;
        motion = new TrueMotion(range.start(), MediaTime.micros(STEP));
    }

    @Override
    public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
        var look = new FrameLook(time, yuv);
        shots.take(look);
        motion.take(look);
    }

    /** What was seen, as if the range were a file of its own: all times count from its beginning. Ends the looking. */
    public Analysis seen() {
        var steps = Math.toIntExact(Math.ceilDiv(range.micros(), MediaTime.micros(STEP)));
        var changes = shots.finish().stream()
                .map(change -> MediaTime.ZERO.plus(range.start().until(change.time())))
                .toList();
        return new Analysis(
                range.start().until(range.end()),
                List.of(SignalTrack.of(Signal.TRUE_MOTION, STEP, motion.curve(steps))),
                List.of(),
                changes);
    }
}
