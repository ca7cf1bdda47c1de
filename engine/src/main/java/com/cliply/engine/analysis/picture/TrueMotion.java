package com.cliply.engine.analysis.picture;

import com.cliply.engine.analysis.Values;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much really moves in a few seconds of consecutive pictures: what is left of each after the motion of the whole
 * picture is taken away, so that a pan or a shaking hand is little and players who run are much. Refines what packet sizes only
 * hint at. Used once, by one thread.
 */
public final class TrueMotion implements ScanListener {
    private final BlockMotion following = new BlockMotion();
    private final Values motion = new Values();
    private @Nullable FrameLook last;
    private long firstMicros;
    private long lastMicros;

    @Override
    public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
        var look = new FrameLook(time, yuv);
        if (last == null) firstMicros = time.micros();
        else motion.add(following.leftWithoutPan(last, look));
        last = look;
        lastMicros = time.micros();
    }

    /**
     * Mean difference from picture to picture after compensation of a common shift, in luma steps (of 256) a second's 25th; 0 if
     * fewer than two pictures came.
     */
    public double mean() {
        if (motion.size() == 0 || lastMicros <= firstMicros) return 0;
        var sum = 0.0;
        for (int index = 0; index < motion.size(); index++) sum += motion.get(index);
        // More pictures a second differ less each: brought to 25 a second.
        return sum * 40_000 / (lastMicros - firstMicros);
    }
}
