package com.cliply.engine.analysis.picture;

/**
 * How well a stretch of pictures is a dissolve from its first to its last one. Two tests, for two kinds of shots. If both stand
 * nearly still, each picture between is a blend of the two ends, and the part of the second grows evenly (linear blend test). If
 * they move, their detail still falls and rises as a parabola, since the details of two pictures that have nothing to do with
 * each other add up by their squares (variance test: Alattar 1993; Meng, Juan and Chang 1995), in all regions of the picture at
 * the same time.
 *
 * @param contrast how different the ends are: their mean square difference by the sum of their variances, about 1 if unrelated
 * @param rest what no blend explains between the ends, 0 for a pure dissolve, about 0.7 for a pan
 * @param uneven greatest distance of the growing part from an even growth
 * @param outside how far the part still moves outside of the stretch
 * @param dipping part of the detail that lies in regions with a parabola
 */
record DissolveFit(float contrast, float rest, float uneven, float outside, float dipping) {
    private static final int BETWEEN = 7;
    private static final float LEAST_DETAIL = 0.3f;

    /**
     * Fits a stretch.
     *
     * @param from the last picture of the first shot alone, and {@code to} the first one of the second alone
     * @param flank how many pictures outside both ends are looked at
     */
    static DissolveFit of(RecentLooks looks, long from, long to, long flank) {
        var one = looks.get(from);
        var other = looks.get(to);
        var square = distance(one, other);
        var spread = one.contrast * one.contrast + other.contrast * other.contrast;
        if (square <= 1 || spread <= 1) return new DissolveFit(0, 1, 1, 1, 0);
        var rest = 0f;
        var uneven = 0f;
        for (int between = 1; between <= BETWEEN; between++) {
            var index = from + Math.round((float) between * (to - from) / (BETWEEN + 1));
            var look = looks.get(index);
            var part = part(one, other, look, square);
            rest += rest(one, other, look, part) / (BETWEEN * square / 4);
            uneven = Math.max(uneven, Math.abs(part - (float) (index - from) / (to - from)));
        }
        var outside = 0f;
        var before = from - flank;
        var after = to + flank;
        if (looks.has(before)) outside = Math.abs(part(one, other, looks.get(before), square));
        if (looks.has(after)) outside = Math.max(outside, Math.abs(1 - part(one, other, looks.get(after), square)));
        return new DissolveFit(square / spread, rest, uneven, outside, dipping(looks, from, to));
    }

    /** Mean square difference. */
    private static float distance(FrameLook one, FrameLook other) {
        var sum = 0f;
        for (int field = 0; field < FrameLook.FIELDS; field++) {
            var step = other.fields[field] - one.fields[field];
            sum += step * step;
        }
        return sum / FrameLook.FIELDS;
    }

    /** How much of {@code other} there is in {@code look}, by least squares. */
    private static float part(FrameLook one, FrameLook other, FrameLook look, float square) {
        var sum = 0f;
        for (int field = 0; field < FrameLook.FIELDS; field++)
            sum += (look.fields[field] - one.fields[field]) * (other.fields[field] - one.fields[field]);
        return sum / FrameLook.FIELDS / square;
    }

    private static float rest(FrameLook one, FrameLook other, FrameLook look, float part) {
        var sum = 0f;
        for (int field = 0; field < FrameLook.FIELDS; field++) {
            var left = look.fields[field] - one.fields[field] - part * (other.fields[field] - one.fields[field]);
            sum += left * left;
        }
        return sum / FrameLook.FIELDS;
    }

    private static float dipping(RecentLooks looks, long from, long to) {
        var all = 0f;
        var dips = 0f;
        for (int region = 0; region < FrameLook.REGIONS; region++) {
            var one = looks.get(from).detail[region];
            var other = looks.get(to).detail[region];
            if (one + other < LEAST_DETAIL) continue;
            var straight = 0f;
            var parabola = 0f;
            var middle = 0f;
            for (int between = 1; between <= BETWEEN; between++) {
                var index = from + Math.round((float) between * (to - from) / (BETWEEN + 1));
                var part = (float) (index - from) / (to - from);
                var seen = looks.get(index).detail[region];
                var line = one + part * (other - one);
                var curve = (1 - part) * (1 - part) * one + part * part * other;
                straight += (seen - line) * (seen - line);
                parabola += (seen - curve) * (seen - curve);
                middle += (line - seen) / (one + other);
            }
            var weight = (float) Math.sqrt(one + other);
            all += weight;
            if (parabola < straight / 3 && middle > 0) dips += weight;
        }
        return all == 0 ? 0 : dips / all;
    }
}
