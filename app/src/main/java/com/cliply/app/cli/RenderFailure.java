package com.cliply.app.cli;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One item that could not be rendered.
 *
 * @param line of the list that it stands on, if it does
 * @param source its file, as it was written or as it lies
 */
record RenderFailure(OptionalInt line, String source, Problem problem) {
    Map<String, @Nullable Object> json() {
        var json = JsonOutput.object();
        if (line.isPresent()) json.put("line", line.getAsInt());
        json.put("source", source);
        json.putAll(problem.json());
        return json;
    }
}
