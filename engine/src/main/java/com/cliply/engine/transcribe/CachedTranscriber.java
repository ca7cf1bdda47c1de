package com.cliply.engine.transcribe;

import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.CacheKey;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.WorkMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes nothing down twice: the same sound by the same model in the same language is looked up. */
public final class CachedTranscriber implements Transcriber {
    /** Changes whenever the same model would write down something else. */
    private static final String VERSION = "1";

    private final Transcriber writer;
    private final AnalysisCache cache;

    public CachedTranscriber(Transcriber writer, AnalysisCache cache) {
        this.writer = writer;
        this.cache = cache;
    }

    @Override
    public String id() {
        return writer.id();
    }

    @Override
    public String version() {
        return writer.version();
    }

    @Override
    public Optional<String> leaves(MediaInfo info) {
        return writer.leaves(info);
    }

    @Override
    public Optional<String> caution() {
        return writer.caution();
    }

    @Override
    public Transcript transcribe(Path file, MediaInfo info, @Nullable String language, WorkMonitor monitor) {
        var key = key(file, language);
        var kept = cache.find(key).flatMap(TranscriptBytes::read);
        if (kept.isPresent()) return kept.get();
        var transcript = writer.transcribe(file, info, language, monitor);
        cache.keep(key, TranscriptBytes.of(transcript));
        return transcript;
    }

    /** What was written down before; empty too if the model cannot be used any more. */
    public Optional<Transcript> kept(Path file, @Nullable String language) {
        try {
            return cache.find(key(file, language)).flatMap(TranscriptBytes::read);
        } catch (StudioException unknown) {
            return Optional.empty();
        }
    }

    private CacheKey key(Path file, @Nullable String language) {
        try {
            return new CacheKey(
                    Fingerprint.of(file),
                    "transcript",
                    VERSION,
                    String.join(" ", id(), version(), Objects.requireNonNullElse(language, "auto")));
        } catch (IOException unreadable) {
            throw new InputException(ErrorCode.FILE_NOT_READABLE, unreadable, String.valueOf(file.getFileName()));
        }
    }
}
