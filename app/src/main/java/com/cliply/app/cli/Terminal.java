package com.cliply.app.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Where a command speaks.
 *
 * @param out answers
 * @param err progress and errors
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}, so that a line can be drawn again in place
 * @param color whether colours are wanted where a person reads
 * @param columns how wide the terminal is now
 * @param questions takes a question, and gives what a person typed as the answer; empty where nobody can be asked
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean color,
        IntSupplier columns,
        Function<String, Optional<String>> questions) {
    /** Where nobody has set a width, as in a file. */
    public static final int PLAIN_COLUMNS = 120;

    private static final int NARROWEST = 40;

    /** Where nobody can be asked. */
    public Terminal(
            PrintWriter out,
            PrintWriter err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            boolean color,
            IntSupplier columns) {
        this(out, err, outIsTerminal, errIsTerminal, color, columns, question -> Optional.empty());
    }

    /** What a person answers; empty where nobody can be asked. */
    Optional<String> ask(String question) {
        return questions.apply(question);
    }

    int width() {
        return Math.max(NARROWEST, columns.getAsInt());
    }

    String onOut(Style style, String text) {
        return color && outIsTerminal ? style.around(text) : text;
    }

    String onErr(Style style, String text) {
        return color && errIsTerminal ? style.around(text) : text;
    }

    void print(String line) {
        out.println(line);
        out.flush();
    }

    void complain(String line) {
        err.println(line);
        err.flush();
    }

    /** Few, and by meaning. */
    enum Style {
        STRONG("1"),
        QUIET("2"),
        GOOD("32"),
        WARNING("33"),
        BAD("1;31"),
        ACCENT("36");

        private final String code;

        Style(String code) {
            this.code = code;
        }

        private String around(String text) {
            return text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    }
}
