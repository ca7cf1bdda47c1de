package com.cliply.engine.render;

import com.cliply.engine.time.MediaTime;
import java.time.Duration;
import java.time.LocalDate;

/**
 * All that a file can be named after. What is empty is left out of the name.
 *
 * @param source the name of the project
 * @param clip which one of its list, counted from 1
 * @param platform the only one that the preset is for
 * @param aspect as in file names: {@code 9x16}
 * @param start of the clip in its source
 * @param end the first moment after it
 * @param score 0..1
 * @param hash hex digits that follow from the content and the settings alone
 */
public record NameFacts(
        String source,
        int clip,
        String title,
        String platform,
        String aspect,
        String preset,
        String variant,
        String language,
        MediaTime start,
        MediaTime end,
        Duration duration,
        double score,
        LocalDate date,
        String channel,
        String hash) {}
