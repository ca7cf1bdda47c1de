package com.cliply.engine.platform;

/**
 * The most of something that a platform takes.
 *
 * @param strict the least that any source names: what stays within it is taken for sure
 * @param loosest the most that any source names; as {@code strict} where they agree
 */
public record Limit(long strict, long loosest) {
    public Limit {
        if (strict <= 0 || loosest < strict) throw new IllegalArgumentException(strict + " to " + loosest);
    }
}
