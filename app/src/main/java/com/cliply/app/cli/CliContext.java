package com.cliply.app.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * The surroundings of one call of the command line.
 *
 * @param usualDataFolder where things are kept unless {@code --data} says otherwise
 * @param workingFolder absolute; what relative names of files start from, which for a guest is not this process's
 * @param hearSignals whether Ctrl-C is this call's business; a process has only one such ear
 */
public record CliContext(
        StudioDoor door,
        Terminal terminal,
        Path usualDataFolder,
        Path workingFolder,
        InstantSource clock,
        ZoneId zone,
        Interruption interruption,
        boolean hearSignals) {}
