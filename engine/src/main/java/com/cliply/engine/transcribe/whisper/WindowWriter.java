package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.analysis.transcript.SpokenPieces;
import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** Has one window after the other written down, and keeps what of it can be believed. */
final class WindowWriter implements ToIntFunction<Window> {
    /** {@code [BLANK_AUDIO]}, {@code (applause)}, {@code *music*}, notes: what is heard, but not said. */
    private static final Pattern NOT_SAID =
            Pattern.compile("(?:\\[[^\\]]*]|\\([^)]*\\)|\\*[^*]*\\*|[\\u2669-\\u266F\\s])*+");

    /** What is said takes at least so long, whatever a model believes. */
    private static final int SHORTEST_MILLIS = 100;

    private final ChildLink child;
    private final String language;
    private final Patience patience;
    private final SpokenPieces pieces;
    private final Duration whole;
    private final WorkMonitor monitor;
    private int number;

    WindowWriter(
            ChildLink child,
            String language,
            Patience patience,
            SpokenPieces pieces,
            Duration whole,
            WorkMonitor monitor) {
        this.child = child;
        this.language = language;
        this.patience = patience;
        this.pieces = pieces;
        this.whole = whole;
        this.monitor = monitor;
    }

    @Override
    public int applyAsInt(Window window) {
        var said = new ArrayList<>(child.hear(++number, window, language, patience.forSound(window.length())));
        var done = window.samples().length;
        if (!window.endsInPause() && said.size() > 1) {
            // Its last word may be cut in two; the next window begins with it.
            var last = said.removeLast();
            done = Math.clamp((long) last.startMillis() * MediaScanner.SOUND_RATE / 1_000, 0, done);
        }
        keep(said, window);
        report(window, done);
        return done;
    }

    private void keep(List<Message.Said> said, Window window) {
        var longest = (int) window.length().toMillis();
        for (var piece : said) {
            var start = Math.clamp(piece.startMillis(), 0, longest);
            var end = Math.clamp(Math.max(piece.endMillis(), start + SHORTEST_MILLIS), start, longest);
            var text = piece.text().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            if (end > start && !NOT_SAID.matcher(text).matches())
                pieces.add(window.micros(start), window.micros(end), text);
        }
    }

    private void report(Window window, int done) {
        var until = new MediaTime(window.micros((int) (done * 1_000L / MediaScanner.SOUND_RATE)));
        var media = MediaTime.ZERO.until(until);
        monitor.done(media.compareTo(whole) < 0 ? media : whole, whole);
    }
}
