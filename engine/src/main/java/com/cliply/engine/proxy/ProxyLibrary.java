package com.cliply.engine.proxy;

import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.ProxyMaker;
import com.cliply.engine.render.RenderDisk;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All proxies of a data folder: what is there to be played, how much room it takes, and what makes way for what. */
public final class ProxyLibrary {
    private final Path root;
    private final ProxyMaker maker;
    private final ProxyLimits limits;
    private final ProxyFocus focus;
    private final InstantSource clock;

    /** @param root the folder of all proxies; need not be there yet */
    public ProxyLibrary(Path root, ProxyMaker maker, ProxyLimits limits, ProxyFocus focus, InstantSource clock) {
        this.root = root;
        this.maker = maker;
        this.limits = limits;
        this.focus = focus;
        this.clock = clock;
    }

    /** Where people are looking, for whoever makes proxies now. */
    public ProxyFocus focus() {
        return focus;
    }

    /** Where the segments of a source are, or will be. */
    public Path folder(Fingerprint source) {
        return of(source).path();
    }

    ProxyFolder of(Fingerprint source) {
        return new ProxyFolder(root, source);
    }

    /**
     * The segment with the picture that is on screen at a time, and notes the use; empty if that one is not made yet. A segment
     * that turns out to be damaged is removed, to be made again.
     */
    public Optional<ProxySegment> open(Fingerprint source, MediaTime time) {
        var folder = of(source);
        var there = folder.segments();
        var wanted = ProxyGrid.segment(time.micros());
        // Where a source has no picture for longer than a segment, the last one before stays on screen.
        for (int number = wanted; number >= 0; number--) {
            var file = there.get(number);
            if (file == null) return Optional.empty();
            if (ProxyFolder.size(file) == 0 && ProxyFolder.whole(file)) continue;
            var segment = segment(number, file);
            if (segment.isEmpty()) return Optional.empty();
            if (segment.get().frames().getFirst() > time.micros() && number > 0) continue;
            folder.use(clock.instant());
            return segment;
        }
        return first(folder);
    }

    /** Before the first picture of a track that starts late, that one is shown. */
    private Optional<ProxySegment> first(ProxyFolder folder) {
        var expected = 0;
        for (var entry : folder.segments().entrySet()) {
            if (entry.getKey() != expected++) return Optional.empty();
            if (ProxyFolder.size(entry.getValue()) == 0) continue;
            folder.use(clock.instant());
            return segment(entry.getKey(), entry.getValue());
        }
        return Optional.empty();
    }

    private Optional<ProxySegment> segment(int number, Path file) {
        var frames = ProxyFolder.whole(file) ? maker.frames(file) : Optional.<List<Long>>empty();
        if (frames.isEmpty()) RenderDisk.remove(file);
        return frames.map(times -> new ProxySegment(number, file, times));
    }

    /** Removes all segments of a source; one that is being made at this moment will be there afterwards. */
    public void remove(Fingerprint source) {
        of(source).remove(clock.instant());
    }

    /** What is there of a source. */
    public ProxyUsage.OfSource usage(Fingerprint source) {
        var folder = of(source);
        var segments = folder.manifest().map(ProxyManifest::segments).orElse(0);
        return new ProxyUsage.OfSource(source, folder.segments().size(), segments, folder.bytes(), folder.lastUse());
    }

    public ProxyUsage usage() {
        var sources = sources().stream()
                .map(this::usage)
                .sorted(Comparator.comparing(ProxyUsage.OfSource::lastUse))
                .toList();
        return new ProxyUsage(sources, limits.budgetBytes());
    }

    private List<Fingerprint> sources() {
        try (var folders = Files.list(root)) {
            return folders.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> name.matches("[0-9a-f]{64}"))
                    .map(Fingerprint::new)
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException error) {
            throw RenderDisk.failure(error, root);
        }
    }

    /**
     * Makes room for what is being made by removing other sources, those whose use is longest ago first.
     *
     * @return by how many bytes the budget is still exceeded then, 0 or more
     */
    long makeRoomBeside(Fingerprint source) {
        var usage = usage();
        var over = usage.bytes() - limits.budgetBytes();
        for (var other : usage.sources()) {
            if (over <= 0) return 0;
            if (other.source().equals(source)) continue;
            remove(other.source());
            over -= other.bytes();
        }
        return Math.max(0, over);
    }
}
