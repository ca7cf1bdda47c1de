package com.cliply.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.media.Fingerprint;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every cache of measurements promises. */
public abstract class AnalysisCacheContract {
    protected abstract AnalysisCache cache();

    /**
     * A key of signals.
     *
     * @param digit tells one file from another
     */
    protected static CacheKey key(String digit) {
        return new CacheKey(new Fingerprint(digit.repeat(64)), "signals", "1", "sound 1");
    }

    protected static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatWasNeverKeptIsNotFound() {
        assertEquals(Optional.empty(), cache().find(key("a")));
    }

    @Test
    void whatWasKeptIsFound() {
        var cache = cache();
        for (var length : new int[] {0, 1, 100, 1_000_000}) {
            cache.keep(key("a"), bytes(length));
            assertArrayEquals(bytes(length), cache.find(key("a")).orElseThrow());
        }
    }

    @Test
    void theLastOneKeptCounts() {
        var cache = cache();
        cache.keep(key("a"), bytes(10));
        cache.keep(key("a"), bytes(20));
        assertArrayEquals(bytes(20), cache.find(key("a")).orElseThrow());
    }

    @Test
    void eachPartOfTheKeyCounts() {
        var cache = cache();
        var key = key("a");
        cache.keep(key, bytes(10));
        assertEquals(Optional.empty(), cache.find(key("b")));
        assertEquals(Optional.empty(), cache.find(new CacheKey(key.file(), "shots", "1", "sound 1")));
        assertEquals(Optional.empty(), cache.find(new CacheKey(key.file(), "signals", "2", "sound 1")));
        assertEquals(Optional.empty(), cache.find(new CacheKey(key.file(), "signals", "1", "sound 2")));
        assertEquals(Optional.empty(), cache.find(new CacheKey(key.file(), "signals", "1 s", "ound 1")));
    }
}
