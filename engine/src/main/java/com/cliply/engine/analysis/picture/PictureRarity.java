package com.cliply.engine.analysis.picture;

import java.util.List;

/** How rare each look is within its video: 1 when nothing else looks like it, 0 when a quarter of the time does. */
final class PictureRarity {
    /** Looks nearer than this are of the same place: between a shot's own spread and the distance of two places. */
    private static final float ALIKE = 0.25f;

    /** Share of the time from which on a look is not rare at all ... */
    private static final double COMMON = 0.25;

    /** ... and up to which it is as rare as can be. */
    private static final double RARE = 0.04;

    /** Comparing all with all would take hours for a long video: this many, evenly spread, stand for all. */
    private static final int MOST_REFERENCES = 300;

    private PictureRarity() {}

    /** @param shown for how long each look was seen, in microseconds */
    static float[] of(List<PictureLook> looks, List<Long> shown) {
        var rarity = new float[looks.size()];
        var stride = Math.max(1, Math.ceilDiv(looks.size(), MOST_REFERENCES));
        for (int index = 0; index < rarity.length; index++) {
            var all = 0.0;
            var alike = 0.0;
            for (int reference = index % stride; reference < looks.size(); reference += stride) {
                all += shown.get(reference);
                if (looks.get(index).distance(looks.get(reference)) < ALIKE) alike += shown.get(reference);
            }
            var share = all <= 0 ? 1 : alike / all;
            rarity[index] = (float) Math.clamp((COMMON - share) / (COMMON - RARE), 0, 1);
        }
        return rarity;
    }
}
