package com.cliply.engine.highlight;

import com.cliply.engine.time.TimeRange;
import java.util.function.Consumer;

/** Judges ranges by one measured signal, or by a few that belong together. Pure: it always says the same of a range. */
interface Witness {
    /** Hands over what each of its kinds of evidence says of {@code range}, also where that is nothing. */
    void judge(TimeRange range, Consumer<Strength> told);

    /** Adds how strong each of its kinds is in every second by itself. */
    void draw(Lanes lanes);
}
