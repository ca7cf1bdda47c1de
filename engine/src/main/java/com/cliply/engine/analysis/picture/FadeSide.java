package com.cliply.engine.analysis.picture;

/**
 * What lies on one side of an even stretch of pictures.
 *
 * @param even whether the stretch is even compared to what is seen on this side
 * @param gradual whether the picture loses (or gains) all its contrast step by step while it shows the same place
 * @param evenEdge the outermost even picture on this side
 * @param full the nearest picture that is seen in full
 */
record FadeSide(boolean even, boolean gradual, long evenEdge, FrameLook full) {
    /** Whatever the shot, a picture with less contrast than this, in luma steps, is even. */
    private static final float SURELY_EVEN = 0.6f;

    /** A dark or misty shot is not even: besides, an even picture has less than this part of the shot's contrast. */
    private static final float EVEN_PART = 0.12f;

    /** A shot is seen in full from this part of its contrast on. */
    private static final float FULL = 0.85f;

    private static final long LEAST_RAMP_MICROS = 90_000;
    private static final int LEAST_RAMP = 3;
    private static final float MOSTLY_RISING = 0.7f;

    /** While it fades all regions lose their detail alike; a pan towards a wall takes one after the other. */
    private static final float ALIKE = 0.6f;

    private static final float TIMES = 3;

    /**
     * Looks away from an even stretch.
     *
     * @param from its picture at this end, {@code to} the one at its other end
     * @param outermost how far to look; the way goes from {@code from} to there
     */
    static FadeSide of(RecentLooks looks, long from, long to, long outermost) {
        var way = outermost < from ? -1 : 1;
        var full = 0f;
        for (long index = from; index != outermost + way; index += way) full = Math.max(full, looks.get(index).bulk);
        var limit = Math.max(SURELY_EVEN, EVEN_PART * full);
        var edge = from;
        while (edge != to && looks.get(edge).bulk > limit) edge -= way;
        if (looks.get(edge).bulk > limit) return new FadeSide(false, false, from, looks.get(from));
        var index = edge;
        var count = 0;
        var rising = 0;
        var half = edge;
        while (index != outermost && looks.get(index).bulk < FULL * full) {
            index += way;
            count++;
            if (looks.get(index).bulk > looks.get(index - way).bulk) rising++;
            if (looks.get(index).bulk < full / 2) half = index;
        }
        var ramp = Math.abs(looks.micros(index) - looks.micros(edge));
        var gradual = count >= LEAST_RAMP
                && ramp >= LEAST_RAMP_MICROS
                && rising >= MOSTLY_RISING * count
                && fading(looks.get(half), looks.get(index));
        return new FadeSide(true, gradual, edge, looks.get(index));
    }

    /** Whether nearly all regions have lost the same part of their contrast; detail goes with its square. */
    private static boolean fading(FrameLook half, FrameLook full) {
        var left = half.bulk * half.bulk / (full.bulk * full.bulk);
        var all = 0f;
        var alike = 0f;
        for (int region = 0; region < FrameLook.REGIONS; region++) {
            var weight = (float) Math.sqrt(full.detail[region]);
            var part = half.detail[region] / Math.max(0.01f, full.detail[region]);
            all += weight;
            if (part < TIMES * left && part > left / TIMES) alike += weight;
        }
        return alike >= ALIKE * all;
    }
}
