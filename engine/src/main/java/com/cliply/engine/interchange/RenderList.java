package com.cliply.engine.interchange;

import java.util.List;

/**
 * What a list of clips asks for.
 *
 * @param rows that can be understood, in the order of the file
 * @param problems of those that cannot, in the order of the file
 */
public record RenderList(List<Row> rows, List<RowProblem> problems) {
    public RenderList {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * One clip.
     *
     * @param line in the file, counted from 1
     * @param source a file as it is written there, absolute or not
     * @param end the first moment that is not shown any more
     * @param title empty where none is given
     * @param aspect as {@code 9:16} or {@code source}; empty where none is given
     * @param preset empty where none is given
     */
    public record Row(int line, String source, Moment start, Moment end, String title, String aspect, String preset) {}

    /**
     * Why a row cannot be understood.
     *
     * @param line counted from 1
     * @param source as it is written there, may be empty
     * @param reason a sentence for a person, without its full stop
     */
    public record RowProblem(int line, String source, String reason) {}
}
