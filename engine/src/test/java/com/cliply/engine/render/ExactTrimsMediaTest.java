package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.media.ffmpeg.TestMedia;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Cuts at random places show the chosen pictures, all and once, with the sound that belongs to them; {@code ./dev bench exact} tries more. */
class ExactTrimsMediaTest {
    private static final int TRIMS = 24;
    private static final long SEED = 4;

    /** One keyframe at the beginning, one after 20 s. */
    private static final int SECONDS = 24;

    @TempDir
    Path folder;

    @Test
    void everyRandomTrimIsExact() {
        var kinds = ExactFilm.FOUR.stream()
                .filter(kind -> TestMedia.canCode(kind.encoder()))
                .toList();
        assumeTrue(!kinds.isEmpty(), "none of the encoders is there");
        var films = kinds.stream()
                .map(kind -> ExactFilm.make(kind, SECONDS, folder))
                .toList();
        assertAll(ExactTrim.random(films, TRIMS, SEED).stream().map(trim -> (Executable) () -> {
            var result = ExactResult.of(trim);
            assertTrue(result.exact(), result::toString);
        }));
    }
}
