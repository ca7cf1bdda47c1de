package com.cliply.engine.proxy;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.render.RenderDisk;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How far the proxy of a source has come, while it is made. */
final class ProxyState {
    /** More than any segment takes: the disk must have it left before one is begun. */
    private static final long SEGMENT_BYTES = 16L << 20;

    private final ProxyFolder folder;
    private final WorkMonitor monitor;
    private final SortedMap<Integer, Path> made = new TreeMap<>();
    private ProxyManifest manifest;
    private int expected;
    private int mostMade;

    /** Looks at every segment that is there: those that are damaged are removed. */
    ProxyState(SourceMedia source, ProxyFolder folder, FrameSize size, WorkMonitor monitor) {
        this.folder = folder;
        this.monitor = monitor;
        var fresh = new ProxyManifest(source.fingerprint(), ProxyRecipe.VERSION, size, 0);
        manifest = folder.manifest()
                .filter(before -> before.withSegments(0).equals(fresh))
                .orElse(fresh);
        // The header of a file that was cut off promises more than there is.
        expected = ProxyGrid.count(MediaTime.at(source.info().readableDuration()));
        for (Map.Entry<Integer, Path> there : folder.segments().entrySet()) {
            monitor.throwIfCancelled();
            if (ProxyFolder.whole(there.getValue()) && !behindEnd(there.getKey()))
                made.put(there.getKey(), there.getValue());
            else RenderDisk.remove(there.getValue());
        }
        if (!made.isEmpty()) expected = Math.max(expected, made.lastKey() + 1);
        mostMade = made.size();
        folder.save(manifest);
        tell(0);
    }

    ProxyFolder folder() {
        return folder;
    }

    int count() {
        return made.size();
    }

    boolean complete() {
        return manifest.segments() > 0 && made.size() == manifest.segments();
    }

    boolean behindEnd(int segment) {
        return manifest.segments() > 0 && segment >= manifest.segments();
    }

    /** The most wanted of those that are missing; one more if the source has not ended yet; none if all is there. */
    OptionalInt next(ProxyOrder order) {
        var limit = manifest.segments() > 0 ? manifest.segments() : expected;
        var next = IntStream.range(0, limit)
                .filter(segment -> !made.containsKey(segment))
                .boxed()
                .min(order);
        if (next.isPresent()) return OptionalInt.of(next.get());
        if (manifest.segments() > 0 || limit >= ProxyGrid.MOST_SEGMENTS) return OptionalInt.empty();
        expected = limit + 1;
        return OptionalInt.of(limit);
    }

    OptionalInt leastWanted(ProxyOrder order) {
        return made.keySet().stream().max(order).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** The source's last picture appears there: what was expected behind it does not exist. */
    void endsAt(long micros) {
        var segments = ProxyGrid.segment(micros) + 1;
        if (segments == manifest.segments()) return;
        manifest = manifest.withSegments(segments);
        var behind = made.tailMap(segments);
        behind.values().forEach(RenderDisk::remove);
        behind.clear();
        folder.save(manifest);
    }

    void requireRoom() {
        RenderDisk.require(Map.of(folder.path(), SEGMENT_BYTES));
    }

    /** The segment is whole: it is there from now on. */
    void place(int segment, Path part) {
        made.put(segment, folder.place(segment, part));
        mostMade = Math.max(mostMade, made.size());
        tell(0);
    }

    /** Removes a segment; returns how many bytes that frees. */
    long remove(int segment) {
        var file = made.remove(segment);
        if (file == null) return 0;
        var bytes = ProxyFolder.size(file);
        RenderDisk.remove(file);
        return bytes;
    }

    /** What is left of a segment that did not become whole. */
    void discard(Path part) {
        if (Files.exists(part)) RenderDisk.remove(part);
    }

    void reached(int segment, long micros) {
        tell(Math.clamp(micros - ProxyGrid.start(segment), 0, ProxyGrid.SEGMENT_MICROS));
    }

    private void tell(long microsOfNext) {
        var all = manifest.segments() > 0 ? manifest.segments() : Math.max(expected, mostMade);
        var whole = all * ProxyGrid.SEGMENT_MICROS;
        monitor.done(micros(Math.min(whole, mostMade * ProxyGrid.SEGMENT_MICROS + microsOfNext)), micros(whole));
    }

    private static Duration micros(long count) {
        return Duration.of(count, ChronoUnit.MICROS);
    }
}
