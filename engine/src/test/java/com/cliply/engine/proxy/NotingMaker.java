package com.cliply.engine.proxy;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.ProxyMaker;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Makes what another one makes, and remembers what it was asked for. */
final class NotingMaker implements ProxyMaker {
    private final ProxyMaker maker;
    private final List<Integer> asked = new ArrayList<>();
    private final Map<Integer, Runnable> before = new HashMap<>();

    NotingMaker(ProxyMaker maker) {
        this.maker = maker;
    }

    /** The numbers of the segments, in the order in which they were begun. */
    List<Integer> asked() {
        return List.copyOf(asked);
    }

    void forget() {
        asked.clear();
        before.clear();
    }

    /** Does something as soon as a segment is begun. */
    void before(int segment, Runnable happens) {
        before.put(segment, happens);
    }

    @Override
    public Optional<List<Long>> frames(Path copy) {
        return maker.frames(copy);
    }

    @Override
    public Run open(Path source, VideoTrack track, EncodeRequest.Picture picture, WorkMonitor monitor) {
        var run = maker.open(source, track, picture, monitor);
        return new Run() {
            @Override
            public Copied copy(long fromMicros, long untilMicros, Path target, LongConsumer reached) {
                var segment = ProxyGrid.segment(fromMicros);
                asked.add(segment);
                before.getOrDefault(segment, () -> {}).run();
                return run.copy(fromMicros, untilMicros, target, reached);
            }

            @Override
            public void close() {
                run.close();
            }
        };
    }
}
