package com.cliply.engine.highlight;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.AnalysisCodec;
import com.cliply.engine.analysis.CacheKey;
import com.cliply.engine.analysis.CodeVersion;
import com.cliply.engine.media.AudioTrack;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the cache knows of one file, and what it is told of it. A file whose content cannot be told has nothing kept. */
final class KeptMeasurements {
    private static final Optional<String> MEASURING = CodeVersion.of(
            HighlightFinder.class, "com.cliply.engine.analysis", "com.cliply.engine.media", "com.cliply.engine.time");

    /** Where to look closely depends on what is found, and so on all that finds. */
    private static final Optional<String> FINDING = CodeVersion.of(
            HighlightFinder.class,
            "com.cliply.engine.analysis",
            "com.cliply.engine.media",
            "com.cliply.engine.time",
            "com.cliply.engine.highlight");

    private final AnalysisCache cache;
    private final Path file;
    private final String parameters;
    private final String scanner;
    private final boolean fresh;
    private final @Nullable Fingerprint fingerprint;

    /** @param scanner of what version is what reads the file */
    KeptMeasurements(AnalysisCache cache, FindRequest request, String scanner) {
        this.cache = cache;
        this.file = request.file();
        this.parameters = tracks(request.info());
        this.scanner = scanner;
        this.fresh = request.fresh();
        this.fingerprint = cache.equals(AnalysisCache.NONE) ? null : fingerprint(file);
    }

    /** The tracks of the file, and how far they go: which of them is heard follows from these and from the content. */
    private static String tracks(MediaInfo info) {
        return "read %d us; picture %s; sound %s"
                .formatted(
                        MediaTime.micros(info.readableDuration()),
                        info.videoTracks().stream().map(VideoTrack::index).toList(),
                        info.audioTracks().stream().map(AudioTrack::index).toList());
    }

    private static @Nullable Fingerprint fingerprint(Path file) {
        try {
            return Fingerprint.of(file);
        } catch (IOException unreadable) {
            // Whoever reads the file itself will say so.
            return null;
        }
    }

    Optional<Analysis> signals() {
        return find("signals", MEASURING, "", AnalysisCodec::decode);
    }

    void keepSignals(Analysis analysis) {
        keep("signals", MEASURING, "", AnalysisCodec.encode(analysis));
    }

    /** What a close look at this range showed; its times count from the beginning of the range. */
    Optional<Analysis> look(TimeRange range) {
        return find("look", MEASURING, text(range), AnalysisCodec::decode);
    }

    void keepLook(TimeRange range, Analysis seen) {
        keep("look", MEASURING, text(range), AnalysisCodec.encode(seen));
    }

    /** All that close looks for this request showed. */
    Optional<Analysis> looks(String request) {
        return find("looks", FINDING, request, AnalysisCodec::decode);
    }

    void keepLooks(String request, Analysis seen) {
        keep("looks", FINDING, request, AnalysisCodec.encode(seen));
    }

    private static String text(TimeRange range) {
        return range.start().micros() + " to " + range.end().micros() + " us";
    }

    private <T> Optional<T> find(
            String what, Optional<String> code, String more, Function<byte[], Optional<T>> decoding) {
        if (fresh) return Optional.empty();
        return key(fingerprint, what, code, more).flatMap(cache::find).flatMap(decoding);
    }

    /** Only while the file is still what it was: a recording may grow under our hands. */
    private void keep(String what, Optional<String> code, String more, byte[] content) {
        var now = fingerprint == null ? null : fingerprint(file);
        if (now == null || !now.equals(fingerprint)) return;
        key(now, what, code, more).ifPresent(key -> cache.keep(key, content));
    }

    private Optional<CacheKey> key(@Nullable Fingerprint content, String what, Optional<String> code, String more) {
        if (content == null) return Optional.empty();
        return code.map(version -> new CacheKey(content, what, version + " " + scanner, parameters + "; " + more));
    }
}
