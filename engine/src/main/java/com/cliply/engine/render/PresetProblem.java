package com.cliply.engine.render;

import java.nio.file.Path;

/**
 * Why a preset file cannot be used.
 *
 * @param line in the file, counted from 1; 0 where it is the whole file
 * @param reason half a sentence for a person
 */
public record PresetProblem(Path file, int line, String reason) {}
