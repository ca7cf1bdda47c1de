package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** For a person at a terminal: one line, drawn again in place. */
final class LiveProgress implements ProgressView {
    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(90);
    private static final int WIDEST_BAR = 32;
    private static final int NARROWEST_BAR = 8;
    private static final String RETURN_AND_CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final InstantSource clock;
    private Instant drawnAt = Instant.MIN;
    private String stage = "";
    private boolean onScreen;

    LiveProgress(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void show(Progress progress) {
        var now = clock.instant();
        var fresh = !progress.stage().equals(stage) || progress.fraction() >= 1;
        if (!fresh && now.isBefore(drawnAt.plus(BETWEEN_DRAWINGS))) return;
        drawnAt = now;
        stage = progress.stage();
        onScreen = true;
        terminal.err().print(RETURN_AND_CLEAR + line(progress));
        terminal.err().flush();
    }

    @Override
    public void note(String line) {
        clear();
        terminal.complain(DisplayText.harmless(line));
    }

    @Override
    public void close() {
        clear();
    }

    private void clear() {
        if (!onScreen) return;
        terminal.err().print(RETURN_AND_CLEAR);
        terminal.err().flush();
        onScreen = false;
    }

    /** One cell stays free: a full line makes some terminals scroll. */
    private String line(Progress progress) {
        var room = terminal.width() - 1;
        var head = DisplayText.harmless(progress.stage());
        var speed = progress.speed() >= Progress.SLOWEST_SHOWN ? Figures.speed(progress.speed()) : "";
        var left =
                progress.left().map(length -> Figures.clock(length) + " left").orElse("");
        // Each figure keeps its place, seen or not: what moves draws the eye.
        var figures = DisplayText.right(Figures.percent(progress.fraction()), 5)
                + DisplayText.right(speed, 7)
                + DisplayText.right(left, 12);
        var free = room - DisplayText.width(head) - figures.length() - 4;
        var bar = Math.min(WIDEST_BAR, free);
        if (bar < NARROWEST_BAR) return DisplayText.cut(head + " " + figures.strip(), room);
        var subject = DisplayText.harmless(progress.subject());
        var forSubject = free - bar - 2;
        return terminal.onErr(Style.STRONG, head) + "  " + bar(progress.fraction(), bar) + " " + figures
                + (forSubject < NARROWEST_BAR || subject.isEmpty()
                        ? ""
                        : "  " + terminal.onErr(Style.QUIET, DisplayText.cut(subject, forSubject)));
    }

    private String bar(double fraction, int cells) {
        var full = (int) Math.floor(Math.clamp(fraction, 0, 1) * cells + 1e-9);
        return terminal.onErr(Style.ACCENT, "━".repeat(full)) + terminal.onErr(Style.QUIET, "─".repeat(cells - full));
    }
}
