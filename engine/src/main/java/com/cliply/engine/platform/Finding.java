package com.cliply.engine.platform;

/**
 * What a platform would object to.
 *
 * @param code stable, as {@code too_long}
 * @param sentence for a person, with the platform's name in it
 */
public record Finding(String code, String sentence) {}
