package com.cliply.engine.media;

import com.cliply.engine.time.MediaTime;

/** The frames of a track in the order in which they are shown; frame 0 is the first one. */
public final class FrameList {
    private final long[] micros;

    /**
     * Takes over what was found.
     *
     * @param micros when each is shown, then the end of the last one; rising
     */
    public FrameList(long[] micros) {
        this.micros = micros.clone();
        if (micros.length < 2) throw new IllegalArgumentException("no frame");
        for (int index = 1; index < micros.length; index++)
            if (micros[index] <= micros[index - 1]) throw new IllegalArgumentException("not rising at " + index);
    }

    public int count() {
        return micros.length - 1;
    }

    /**
     * When a frame is shown.
     *
     * @param frame 0 to {@link #count()}, the latter for the end of the last one
     */
    public MediaTime at(long frame) {
        if (frame < 0 || frame > count()) throw new IllegalArgumentException("frame " + frame + " of " + count());
        return new MediaTime(micros[(int) frame]);
    }
}
