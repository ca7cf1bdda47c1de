package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns that fit the terminal: the last one takes what is left and wraps, the first one is cut if even that is too little. */
final class Table {
    private static final String GAP = "  ";
    private static final String DETAIL_INDENT = "       ";
    private static final int LEAST_LAST = 24;
    private static final int LEAST_FIRST = 12;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();
    /** What stands under a row, by the row's number. */
    private final Map<Integer, String> details = new HashMap<>();

    /** A column's head, and whether its cells stand at its right edge. */
    record Column(String head, boolean toTheRight) {}

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** Heads that begin with {@code >} belong to columns of numbers. */
    static Table of(String... heads) {
        return new Table(Arrays.stream(heads)
                .map(head -> head.startsWith(">") ? new Column(head.substring(1), true) : new Column(head, false))
                .toList());
    }

    void row(String... cells) {
        if (cells.length != columns.size()) throw new IllegalArgumentException("cells: " + cells.length);
        rows.add(Arrays.stream(cells).map(DisplayText::harmless).toList());
    }

    /** A sentence under the last row, over the whole width. */
    void detail(String text) {
        details.put(rows.size() - 1, DisplayText.harmless(text));
    }

    void print(Terminal terminal) {
        var widths = widths(terminal.width());
        var heads = columns.stream().map(Column::head).toList();
        lines(heads, widths).forEach(line -> terminal.out().println(terminal.onOut(Style.QUIET, line)));
        for (int row = 0; row < rows.size(); row++) {
            lines(rows.get(row), widths).forEach(terminal.out()::println);
            detail(details.getOrDefault(row, ""), terminal);
        }
        terminal.out().flush();
    }

    private static void detail(String text, Terminal terminal) {
        if (text.isEmpty()) return;
        for (var line : DisplayText.wrap(text, terminal.width() - DETAIL_INDENT.length()))
            terminal.out().println(DETAIL_INDENT + terminal.onOut(Style.QUIET, line));
    }

    private int[] widths(int whole) {
        var widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = DisplayText.width(columns.get(column).head());
            for (var row : rows) widths[column] = Math.max(widths[column], DisplayText.width(row.get(column)));
        }
        var last = widths.length - 1;
        if (last == 0) return widths;
        var before = Arrays.stream(widths).limit(last).sum() + GAP.length() * last;
        var wished = Math.min(widths[last], LEAST_LAST);
        if (before + wished > whole) {
            var less = Math.min(before + wished - whole, Math.max(0, widths[0] - LEAST_FIRST));
            widths[0] -= less;
            before -= less;
        }
        widths[last] = Math.clamp(whole - before, Math.min(wished, LEAST_FIRST), Math.max(wished, widths[last]));
        return widths;
    }

    private List<String> lines(List<String> cells, int[] widths) {
        var last = widths.length - 1;
        var wrapped = DisplayText.wrap(cells.get(last), widths[last]);
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int column = 0; column < last; column++)
            line.append(aligned(columns.get(column), cells.get(column), widths[column]))
                    .append(GAP);
        var indent = DisplayText.width(line.toString());
        lines.add((line + aligned(columns.get(last), wrapped.getFirst(), widths[last])).stripTrailing());
        for (var more : wrapped.subList(1, wrapped.size())) lines.add((" ".repeat(indent) + more).stripTrailing());
        return lines;
    }

    private static String aligned(Column column, String text, int cells) {
        var fitting = DisplayText.cut(text, cells);
        return column.toTheRight() ? DisplayText.right(fitting, cells) : DisplayText.left(fitting, cells);
    }
}
