package com.cliply.engine.proxy;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.Comparator;
import java.util.List;

/**
 * Which segments are made first: the minute behind and then the minute before each wished time, then the clips, then ever wider
 * surroundings of the times. Within each of these they come in the source's order, so that decoding seldom has to seek.
 *
 * @param times the most urgent first
 * @param clips the best first
 */
record ProxyOrder(List<MediaTime> times, List<TimeRange> clips) implements Comparator<Integer> {
    private static final long NEAR_MICROS = 60_000_000L;

    private static final Comparator<Place> PLACES = Comparator.comparingInt(Place::ring)
            .thenComparingInt(Place::wish)
            .thenComparingInt(Place::side)
            .thenComparingInt(Place::segment);

    /**
     * Where a segment stands in the order.
     *
     * @param ring 0 near a time, 1 in a clip, 2 and more for what is further away, or simply not asked for
     * @param wish which of the times or clips
     * @param side 0 behind the time, 1 before it
     */
    private record Place(int ring, int wish, int side, int segment) {}

    ProxyOrder {
        times = List.copyOf(times);
        clips = List.copyOf(clips);
    }

    @Override
    public int compare(Integer one, Integer other) {
        return PLACES.compare(place(one), place(other));
    }

    private Place place(int segment) {
        var best = new Place(Integer.MAX_VALUE, 0, 0, segment);
        for (int wish = 0; wish < times.size(); wish++) best = earlier(best, around(wish, segment));
        for (int wish = 0; wish < clips.size() && best.ring() > 1; wish++)
            if (touches(clips.get(wish), segment)) best = new Place(1, wish, 0, segment);
        return best;
    }

    private static Place earlier(Place one, Place other) {
        return PLACES.compare(one, other) <= 0 ? one : other;
    }

    private Place around(int wish, int segment) {
        var time = times.get(wish).micros();
        var ahead = ProxyGrid.segment(time) <= segment;
        var distance = ahead ? Math.max(0, ProxyGrid.start(segment) - time) : time - ProxyGrid.until(segment);
        var ring = Long.SIZE - Long.numberOfLeadingZeros(distance / NEAR_MICROS);
        return new Place(ring == 0 ? 0 : ring + 1, wish, ahead ? 0 : 1, segment);
    }

    private static boolean touches(TimeRange clip, int segment) {
        return clip.start().micros() < ProxyGrid.until(segment) && clip.end().micros() > ProxyGrid.start(segment);
    }
}
