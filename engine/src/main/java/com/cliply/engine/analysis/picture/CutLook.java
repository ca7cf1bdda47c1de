package com.cliply.engine.analysis.picture;

import com.cliply.engine.media.ScanListener;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a few seconds of consecutive pictures for shot changes, as {@code cliply shots} does at the whole film. */
public final class CutLook implements ScanListener {
    private final ShotDetector detector = new ShotDetector();
    private @Nullable List<MediaTime> cuts;

    @Override
    public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
        detector.picture(time, yuv, keyframe);
    }

    /** The first pictures of new shots, in order; ends the looking. */
    public List<MediaTime> cuts() {
        if (cuts == null)
            cuts = detector.finish().stream().map(ShotChange::time).toList();
        return cuts;
    }
}
