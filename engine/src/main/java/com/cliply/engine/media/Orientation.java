package com.cliply.engine.media;

/**
 * How a stored picture is turned before it is shown.
 *
 * @param quarterTurns clockwise, 0..3
 * @param mirrored flipped left to right before it is turned
 */
public record Orientation(int quarterTurns, boolean mirrored) {
    public static final Orientation UPRIGHT = new Orientation(0, false);

    public Orientation {
        if (quarterTurns < 0 || quarterTurns > 3) throw new IllegalArgumentException("quarter turns: " + quarterTurns);
    }

    /** Whether width and height change places. */
    public boolean sideways() {
        return quarterTurns % 2 == 1;
    }
}
