package com.cliply.engine.analysis;

import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** Measures a file in one pass that feeds all extractors. */
public final class Analyzer {
    /** Looks at nothing. */
    public static final Onlooker NOBODY = (measured, soFar) -> {};

    private final MediaScanner scanner;
    private final Supplier<List<SignalExtractor>> extractors;

    /** May see what is measured before all of it is. */
    @FunctionalInterface
    public interface Onlooker {
        /**
         * The measuring has come further; called often, on the thread that measures.
         *
         * @param measured how much of the media has been seen and heard
         * @param soFar puts together what is known of that much; costs time only if it is asked
         */
        void came(Duration measured, Supplier<Analysis> soFar);
    }

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
    public Analysis analyze(Path file, MediaInfo info, Onlooker onlooker, WorkMonitor monitor) {
        var fan = new Fan(extractors.get().stream().map(Guarded::new).toList());
        scanner.scan(file, info, fan, new Telling(monitor, fan, onlooker));
        monitor.throwIfCancelled();
        var length = info.readableDuration();
        LongMedia.tidyUp(length);
        var analysis = fan.findings(length, extractor -> extractor.finish(length));
        LongMedia.tidyUp(length);
        return analysis;
    }

    /** An extractor that one thread at a time uses: sound and pictures come on threads of their own. */
    private static final class Guarded {
        private final SignalExtractor extractor;
        private final ReentrantLock lock = new ReentrantLock();

        Guarded(SignalExtractor extractor) {
            this.extractor = extractor;
        }

        <T> T ask(Function<SignalExtractor, T> question) {
            lock.lock();
            try {
                return question.apply(extractor);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Hands everything on to all; each gets a view of its own, since reading moves a buffer's position. */
    private static final class Fan implements ScanListener {
        private static final long MICROS_PER_SECOND = 1_000_000;

        private final List<Guarded> listening;
        private volatile long heardMicros = Long.MAX_VALUE;
        private volatile long seenMicros = Long.MAX_VALUE;

        Fan(List<Guarded> listening) {
            this.listening = listening;
        }

        @Override
        public void sound(MediaTime start, FloatBuffer samples) {
            heardMicros = start.micros() + samples.remaining() * MICROS_PER_SECOND / MediaScanner.SOUND_RATE;
            for (var one : listening) {
                one.lock.lock();
                try {
                    one.extractor.sound(start, samples.duplicate());
                } finally {
                    one.lock.unlock();
                }
            }
        }

        @Override
        public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
            for (var one : listening) {
                one.lock.lock();
                try {
                    one.extractor.picture(time, yuv.duplicate(), keyframe);
                } finally {
                    one.lock.unlock();
                }
            }
        }

        @Override
        public void packet(MediaTime time, int bytes, boolean keyframe) {
            seenMicros = time.micros();
            for (var one : listening) {
                one.lock.lock();
                try {
                    one.extractor.packet(time, bytes, keyframe);
                } finally {
                    one.lock.unlock();
                }
            }
        }

        /** How far both have come; what the file lacks holds nobody up. */
        Duration measured() {
            var least = Math.min(heardMicros, seenMicros);
            return least == Long.MAX_VALUE ? Duration.ZERO : MediaTime.ZERO.until(new MediaTime(least));
        }

        Analysis findings(Duration length, Function<SignalExtractor, Findings> question) {
            return Analysis.of(
                    length, listening.stream().map(one -> one.ask(question)).toList());
        }
    }

    /** Passes progress on, and lets the onlooker look now and then. */
    private static final class Telling implements WorkMonitor {
        /** A packet takes microseconds, and so does asking what time it is. */
        private static final int EVERY = 64;

        private final WorkMonitor monitor;
        private final Fan fan;
        private final Onlooker onlooker;
        private int calls;

        Telling(WorkMonitor monitor, Fan fan, Onlooker onlooker) {
            this.monitor = monitor;
            this.fan = fan;
            this.onlooker = onlooker;
        }

        @Override
        public boolean cancelled() {
            return monitor.cancelled();
        }

        @Override
        public void done(Duration media, Duration whole) {
            var ended = media.compareTo(whole) >= 0;
            if (++calls % EVERY != 0 && !ended) return;
            monitor.done(media, whole);
            if (ended) return;
            var measured = fan.measured();
            onlooker.came(measured, () -> fan.findings(measured, extractor -> extractor.soFar(measured)));
        }
    }
}
