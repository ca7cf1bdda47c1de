package com.cliply.app.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * One command with its surroundings: all that another process needs to do it as if it were done here.
 *
 * @param words as typed
 * @param workingFolder absolute; what relative names of files start from
 * @param interruption how whoever does it hears that it shall stop
 */
public record Call(List<String> words, Path workingFolder, ZoneId zone, Terminal terminal, Interruption interruption) {
    public Call {
        words = List.copyOf(words);
    }
}
