package com.cliply.engine.highlight;

/**
 * What one kind of evidence says of a range, before it is weighed.
 *
 * @param value 0 (nothing) to 1 (as much as can be)
 * @param text what was measured, as a creator reads it, also where it is nothing
 */
record Strength(Evidence evidence, double value, String text) {
    /** Three digits, so that what is shown is all there is. */
    Strength {
        value = Math.round(Math.clamp(value, 0, 1) * 1_000) / 1_000.0;
    }
}
