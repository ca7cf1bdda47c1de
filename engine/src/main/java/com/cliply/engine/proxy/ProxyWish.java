package com.cliply.engine.proxy;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.util.List;

/**
 * What shall be made first of a proxy; in the end all of it is.
 *
 * @param around times of the source, the most urgent first; where somebody is looking at the moment goes before them
 * @param clips ranges of the source, the best first
 */
public record ProxyWish(List<MediaTime> around, List<TimeRange> clips) {
    public ProxyWish {
        around = List.copyOf(around);
        clips = List.copyOf(clips);
    }
}
