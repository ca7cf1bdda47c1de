package com.cliply.engine.proxy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * A segment that can be played. Picture n of the file is the source's picture that appears at the n-th of these times; the file's
 * own clock counts microseconds and begins with its first picture.
 *
 * @param number counted from 0
 * @param frames in microseconds after the source's beginning, ascending, at least one; the first may be negative
 */
public record ProxySegment(int number, Path file, List<Long> frames) {
    public ProxySegment {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) throw new IllegalArgumentException("a segment without a picture");
    }

    /**
     * The picture that is on screen at a time of the source, counted from 0 within the file: the last one that appears by then,
     * or the first.
     */
    public int frameAt(long micros) {
        var place = Collections.binarySearch(frames, micros);
        return place >= 0 ? place : Math.max(0, -place - 2);
    }
}
