package com.cliply.engine.analysis;

import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Measures a file in one pass that feeds all extractors. */
public final class Analyzer {
    private final MediaScanner scanner;
    private final Supplier<List<SignalExtractor>> extractors;

    /**
     * An analyzer that reads with {@code scanner}.
     *
     * @param extractors makes a fresh set for every file
     */
    public Analyzer(MediaScanner scanner, Supplier<List<SignalExtractor>> extractors) {
        this.scanner = scanner;
        this.extractors = extractors;
    }

    /** Memory grows with the length of the media only: less than 1 kB a second of it. Throws as {@link MediaScanner#scan} does. */
    public Analysis analyze(Path file, MediaInfo info, WorkMonitor monitor) {
        var listening = List.copyOf(extractors.get());
        scanner.scan(file, info, new Fan(listening), monitor);
        monitor.throwIfCancelled();
        var length = info.readableDuration();
        return Analysis.of(
                length,
                listening.stream().map(extractor -> extractor.finish(length)).toList());
    }

    /** Hands everything on to all; each gets a view of its own, since reading moves a buffer's position. */
    private record Fan(List<SignalExtractor> listening) implements ScanListener {
        @Override
        public void sound(MediaTime start, FloatBuffer samples) {
            for (var extractor : listening) extractor.sound(start, samples.duplicate());
        }

        @Override
        public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
            for (var extractor : listening) extractor.picture(time, yuv.duplicate(), keyframe);
        }

        @Override
        public void packet(MediaTime time, int bytes, boolean keyframe) {
            for (var extractor : listening) extractor.packet(time, bytes, keyframe);
        }
    }
}
