package com.cliply.engine.platform;

import java.util.OptionalInt;

/**
 * How many characters a platform takes in its texts; empty where it has no such text, or no limit is known.
 *
 * @param tags characters of all tags together
 * @param hashtags how many, not how long
 * @param mentions how many people may be named
 */
public record TextLimits(
        OptionalInt title, OptionalInt description, OptionalInt tags, OptionalInt hashtags, OptionalInt mentions) {}
