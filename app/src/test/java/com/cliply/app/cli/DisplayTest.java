package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Terminal terminal(int columns, boolean person, boolean color) {
        return new Terminal(new PrintWriter(out), new PrintWriter(err), person, person, color, () -> columns);
    }

    private static Progress progress(String stage, double fraction) {
        return new Progress(stage, "The goal", fraction, 3.14, Optional.of(Duration.ofSeconds(42)));
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "日本,4", "🎬,2", "👩‍👩‍👧,2", "é,1", "ａ,2", "❤️,2", "한글,4"})
    void widthIsInCells(String text, int cells) {
        assertEquals(cells, DisplayText.width(text));
    }

    @Test
    void aCutTextNeverTearsACharacter() {
        assertEquals("日…", DisplayText.cut("日本語", 4));
        assertEquals("a…", DisplayText.cut("a👩‍👩‍👧b c", 3));
    }

    @Test
    void whatWouldSteerTheTerminalIsShownAsAQuestionMark() {
        assertEquals("a?[31mb?c?", DisplayText.harmless("a\u001b[31mb\nc\u202e"));
    }

    @Test
    void longWordsAreBrokenAndShortOnesKept() {
        assertEquals(List.of("one two", "threefo", "urfive", "six"), DisplayText.wrap("one two threefourfive six", 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void aTableFitsTheTerminal(int columns) {
        var table = Table.of(">SCORE", "RANGE", "TITLE");
        table.row("0.91", "00:00:01.000 - 00:00:09.000", "日本語のとても長いタイトル 🎬 with a long tail of words that goes on");
        table.detail("Applause for six seconds; the picture moves twice as much as before and after; a rare shot");
        table.print(terminal(columns, false, false));
        var longest = out.toString().lines().mapToInt(DisplayText::width).max().orElse(0);
        assertTrue(longest <= Math.max(columns, 50), out.toString());
        assertTrue(out.toString().lines().anyMatch(line -> line.contains("  0.91") || line.contains(" 0.91")));
    }

    @Test
    void aPipeGetsALineForEachStageAndEachTenth() {
        try (var view = new PlainProgress(terminal(80, false, true))) {
            for (var fraction : new double[] {0, 0.04, 0.09, 0.1, 0.19, 0.35})
                view.show(progress("Rendering", fraction));
            view.show(progress("Placing", 0.35));
        }
        assertEquals(
                List.of(
                        "Rendering: The goal 0 % 3.1x 0:42 left",
                        "Rendering: The goal 10 % 3.1x 0:42 left",
                        "Rendering: The goal 30 % 3.1x 0:42 left",
                        "Placing: The goal 30 % 3.1x 0:42 left"),
                err.toString().lines().toList());
    }

    @Test
    void aTerminalGetsOneLineDrawnAgainInPlace() {
        var now = new AtomicLong(Samples.START.toEpochMilli());
        try (var view = new LiveProgress(terminal(100, true, false), () -> Instant.ofEpochMilli(now.get()))) {
            view.show(progress("Rendering 2/5", 0.5));
            view.show(progress("Rendering 2/5", 0.51));
            now.addAndGet(100);
            view.show(progress("Rendering 2/5", 0.52));
        }
        assertEquals(
                "\r\u001b[KRendering 2/5  ━━━━━━━━━━━━━━━━────────────────  50 %   3.1x   0:42 left  The goal"
                        + "\r\u001b[KRendering 2/5  ━━━━━━━━━━━━━━━━────────────────  52 %   3.1x   0:42 left  The goal"
                        + "\r\u001b[K",
                err.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 120})
    void theLineNeverFillsTheTerminal(int columns) {
        var terminal = terminal(columns, true, false);
        new LiveProgress(terminal, () -> Instant.EPOCH)
                .show(new Progress(
                        "Rendering 2/5", "日本語のとても長いタイトル 🎬".repeat(4), 0.5, 3, Optional.of(Duration.ofHours(2))));
        assertTrue(DisplayText.width(err.toString().substring(4)) < terminal.width(), err.toString());
    }

    @Test
    void coloursAreForPeopleWhoWantThem() {
        assertEquals("x", terminal(80, false, true).onErr(Terminal.Style.BAD, "x"));
        assertEquals("x", terminal(80, true, false).onErr(Terminal.Style.BAD, "x"));
        assertEquals("\u001b[1;31mx\u001b[0m", terminal(80, true, true).onErr(Terminal.Style.BAD, "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.0 kB",
        "9949,9.9 kB",
        "867000,867 kB",
        "999600,1.0 MB",
        "1234567890,1.2 GB"
    })
    void bytesAreShort(long bytes, String text) {
        assertEquals(text, Figures.bytes(bytes));
    }

    @Test
    void timeLeftIsNotGuessedInTheDark() {
        assertEquals(Optional.empty(), Progress.left(0.01, Duration.ofSeconds(9)));
        assertEquals(Optional.empty(), Progress.left(0.5, Duration.ofMillis(900)));
        assertEquals(Optional.of(Duration.ofSeconds(30)), Progress.left(0.25, Duration.ofSeconds(10)));
    }
}
