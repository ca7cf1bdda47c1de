package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;

/**
 * Something that happens, before a clip is shaped around it.
 *
 * @param core what the clip must hold
 */
record Moment(Kind kind, TimeRange core) {
    /** What kind of moment it is decides how much has to come before it. */
    enum Kind {
        /** The core is the payoff: what led to it comes before. */
        REACTION,
        /** The core is a stretch of pictures: it stands for itself. */
        ACTION,
        /** The core is the opening: what it promises follows. */
        HOOK,
        /** The core begins where it gets loud. */
        JUMP
    }
}
