package com.cliply.engine.highlight;

/**
 * One piece of evidence.
 *
 * @param signal a stable name, as {@code loudness-jump}
 * @param weight its part of the highlight's score, 0..1
 * @param text what a creator reads
 */
public record HighlightReason(String signal, double weight, String text) {}
