package com.cliply.engine.analysis.picture;

import java.util.Locale;

/** How a shot begins. Names are stable: files and other programs refer to them. */
public enum Transition {
    /** At once: the last picture of the shot before is followed by the first one of this. */
    CUT,
    /** Through black, white or another even picture. */
    FADE,
    /** Both shots are seen at the same time for a while. */
    DISSOLVE;

    /** As {@code cut}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
