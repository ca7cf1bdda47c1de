package com.cliply.engine.proxy;

import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.ProxyMaker;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegProxyMaker;
import com.cliply.engine.media.ffmpeg.Playback;
import com.cliply.engine.render.TestRender;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Proxies in a folder, made as the product makes them, on a clock that a test sets. */
final class TestProxies {
    static final ProxyWish NO_WISH = new ProxyWish(List.of(), List.of());

    final ProxyFocus focus = new ProxyFocus();
    private final Path root;
    private final ProxyMaker maker;
    private final ProxyLimits limits;
    private final Map<Path, Playback> played = new HashMap<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    TestProxies(Path root) {
        this(root, new FfmpegProxyMaker(2, 3), ProxyLimits.USUAL);
    }

    TestProxies(Path root, ProxyMaker maker, ProxyLimits limits) {
        this.root = root;
        this.maker = maker;
        this.limits = limits;
    }

    void itIs(String instant) {
        now = Instant.parse(instant);
    }

    ProxyLibrary library() {
        return new ProxyLibrary(root, maker, limits, focus, () -> now);
    }

    void build(SourceMedia source, ProxyWish wish, int attempt, WorkMonitor monitor) {
        new ProxyBuilder(library(), maker, TestRender.trials(), () -> now).build(source, wish, "job", attempt, monitor);
    }

    void build(SourceMedia source) {
        build(source, NO_WISH, 1, WorkMonitor.NONE);
    }

    static ProxyWish around(long... seconds) {
        var times = Arrays.stream(seconds).mapToObj(MediaTime::ofSeconds).toList();
        return new ProxyWish(times, List.of());
    }

    static ProxyWish clips(TimeRange... ranges) {
        return new ProxyWish(List.of(), List.of(ranges));
    }

    /** What a player shows of a segment. */
    Playback play(Path segment) {
        return played.computeIfAbsent(segment, Playback::of);
    }

    /** All files of a source and their bytes, by name; not when it was used. */
    Map<String, Integer> files(Fingerprint source) {
        var found = new TreeMap<String, Integer>();
        try (var files = Files.list(library().folder(source))) {
            for (var file : files.toList())
                if (!file.endsWith("used"))
                    found.put(String.valueOf(file.getFileName()), Arrays.hashCode(Files.readAllBytes(file)));
            return found;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** The segments that are there, in their order. */
    List<Integer> segments(Fingerprint source) {
        return List.copyOf(library().of(source).segments().keySet());
    }

    Path segment(Fingerprint source, int number) {
        var file = library().of(source).segments().get(number);
        if (file == null) throw new AssertionError("there is no segment " + number);
        return file;
    }
}
