package com.cliply.engine.transcribe.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperContextParams;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whisper itself. Only a child may use it: a model that is damaged in a way nobody foresaw ends the whole process. */
public final class WhisperRecognizer implements Recognizer {
    private static final Logger log = LoggerFactory.getLogger(WhisperRecognizer.class);

    /** The library counts hundredths of a second. */
    private static final int MILLIS = 10;

    /** The library says nothing of sound that is shorter than a second. */
    private static final int SHORTEST_SAMPLES = 17_600;

    private @Nullable WhisperJNI whisper;
    private @Nullable WhisperContext context;
    private int threads = 1;

    @Override
    public void load(Path model, int wishedThreads) throws IOException {
        WhisperJNI.loadLibrary(line -> log.debug("{}", line));
        var library = new WhisperJNI();
        var parameters = new WhisperContextParams();
        parameters.useGPU = false;
        context = library.init(model, parameters);
        if (context == null) throw new IOException("the library refuses it");
        whisper = library;
        threads = wishedThreads;
    }

    @Override
    public List<Piece> hear(float[] samples, String language) throws IOException {
        if (whisper == null || context == null) throw new IllegalStateException("no model");
        var padded = samples.length < SHORTEST_SAMPLES ? Arrays.copyOf(samples, SHORTEST_SAMPLES) : samples;
        var result = whisper.full(context, parameters(language), padded, padded.length);
        if (result != 0) throw new IOException("the library ends with " + result);
        var pieces = new ArrayList<Piece>();
        for (int index = 0; index < whisper.fullNSegments(context); index++)
            pieces.add(new Piece(
                    millis(whisper.fullGetSegmentTimestamp0(context, index)),
                    millis(whisper.fullGetSegmentTimestamp1(context, index)),
                    whisper.fullGetSegmentText(context, index)));
        return pieces;
    }

    private WhisperFullParams parameters(String language) {
        var parameters = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
        parameters.nThreads = threads;
        parameters.language = language;
        // What was misheard in one window shall not be repeated in all that follow.
        parameters.noContext = true;
        // Standard output belongs to the messages.
        parameters.printProgress = false;
        parameters.printRealtime = false;
        parameters.printTimestamps = false;
        parameters.printSpecial = false;
        return parameters;
    }

    private static int millis(long hundredths) {
        return Math.clamp(hundredths * MILLIS, 0, Integer.MAX_VALUE);
    }
}
