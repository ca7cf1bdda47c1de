package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.Orientation;

/** Reads the nine numbers that say how a stored picture is turned (ISO 14496-12, the track header's matrix). */
final class DisplayMatrix {
    private DisplayMatrix() {}

    /** @param m nine numbers, row by row: {@code x' = m0 x + m3 y}, {@code y' = m1 x + m4 y} */
    static Orientation orientation(int[] m) {
        var mirrored = (double) m[0] * m[4] - (double) m[1] * m[3] < 0;
        // Mirroring after a turn by t equals mirroring before a turn by -t.
        var x = mirrored ? -(double) m[0] : m[0];
        var degrees = Math.toDegrees(Math.atan2(m[1], x));
        var turns = Math.floorMod(Math.round(degrees / 90), 4);
        return new Orientation(mirrored ? Math.floorMod(-turns, 4) : turns, mirrored);
    }
}
