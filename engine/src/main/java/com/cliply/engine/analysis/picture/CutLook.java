package com.cliply.engine.analysis.picture;

import com.cliply.engine.media.ScanListener;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds hard cuts among consecutive pictures: a picture begins a shot when it differs from the one before far more than its
 * neighbours do among themselves, and the picture after it stays with it (a flash returns).
 */
public final class CutLook implements ScanListener {
    /** A cut is at least this far ... */
    private static final float LEAST_DISTANCE = 0.18f;

    /** ... and this many times as far as the neighbouring steps are. */
    private static final float OUTSTANDING = 3;

    private final List<MediaTime> cuts = new ArrayList<>();
    private @Nullable PictureLook beforeLast;
    private @Nullable PictureLook last;
    private MediaTime lastTime = MediaTime.ZERO;
    private float stepBefore;
    private float lastStep;

    @Override
    public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
        var look = PictureLook.of(yuv);
        var step = last == null ? 0 : last.distance(look);
        if (beforeLast != null
                && lastStep >= LEAST_DISTANCE
                && lastStep >= OUTSTANDING * Math.max(stepBefore, step)
                && beforeLast.distance(look) >= lastStep / 2) cuts.add(lastTime);
        stepBefore = lastStep;
        lastStep = step;
        beforeLast = last;
        last = look;
        lastTime = time;
    }

    /** The first pictures of new shots, in order. */
    public List<MediaTime> cuts() {
        return List.copyOf(cuts);
    }
}
