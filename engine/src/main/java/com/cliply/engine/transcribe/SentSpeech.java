package com.cliply.engine.transcribe;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.SpeechEncoder;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.net.Endpoint;
import com.cliply.engine.net.ServiceRequest.Upload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The sound of files, on its way to a service: cut into parts, each made small and sent by itself. */
public final class SentSpeech {
    /** 240 kB a minute as Opus, 19 MB as WAVE: below the 25 MB that most services take. */
    private static final Duration LONGEST_PART = Duration.ofMinutes(10);

    private final MediaScanner scanner;
    private final SpeechEncoder encoder;
    private final Duration longestPart;

    public SentSpeech(MediaScanner scanner, SpeechEncoder encoder) {
        this(scanner, encoder, LONGEST_PART);
    }

    /** For tests: with shorter parts. */
    SentSpeech(MediaScanner scanner, SpeechEncoder encoder, Duration longestPart) {
        this.scanner = scanner;
        this.encoder = encoder;
        this.longestPart = longestPart;
    }

    /**
     * All that is said in a file; parts in which nothing can be heard are not sent.
     *
     * @param ask sends one part and reads the answer
     */
    Transcript transcript(
            Path file, MediaInfo info, Endpoint endpoint, WorkMonitor monitor, Function<Sent, HeardPart> ask) {
        if (info.audio().isEmpty()) throw new InputException(ErrorCode.NO_SOUND, String.valueOf(file.getFileName()));
        var text = new SpokenText();
        var cutter = new SpeechCutter(longestPart, part -> {
            monitor.throwIfCancelled();
            if (!part.isSilent()) text.add(ask.apply(new Sent(part, upload(part, endpoint))), part.startMicros());
        });
        scanner.scan(file, soundOnly(info), cutter, monitor);
        cutter.finish();
        return text.transcript();
    }

    /** One part, as it is and as it is sent. */
    record Sent(SpeechPart part, Upload upload) {}

    /** Small servers near by read nothing but WAVE, and there its size is no matter. */
    private Upload upload(SpeechPart part, Endpoint endpoint) {
        return endpoint.isNear()
                ? new Upload("part.wav", "audio/wav", part.wav())
                : new Upload(
                        "part." + SpeechEncoder.ENDING,
                        SpeechEncoder.TYPE,
                        encoder.encode(part.samples(), part.count()));
    }

    private static MediaInfo soundOnly(MediaInfo info) {
        return new MediaInfo(
                info.container(),
                info.duration(),
                info.readableDuration(),
                info.bitRate(),
                List.of(),
                info.audioTracks());
    }

    /** What would be sent, in words. */
    static String leaves(MediaInfo info, Endpoint endpoint, String model, Prices prices) {
        var length = info.readableDuration();
        var bitRate = endpoint.isNear() ? 16L * MediaScanner.SOUND_RATE : SpeechEncoder.BIT_RATE;
        var bytes = length.toMillis() * bitRate / 8_000;
        return "The sound of this file (" + length(length) + ", about " + size(bytes) + ") is sent to "
                + endpoint.host() + ". " + prices.words(endpoint, model, length);
    }

    private static String length(Duration length) {
        var minutes = Math.round(length.toMillis() / 60_000.0);
        return minutes == 0 ? Math.max(1, length.toSeconds()) + " s" : minutes + " min";
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? Math.max(1, bytes / 1_000) + " kB" : Math.round(bytes / 1e6) + " MB";
    }
}
