package com.cliply.engine.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureColor;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.time.FrameRate;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRecipeTest {
    private static VideoTrack track(int width, int height, int wide, int high, int quarterTurns) {
        return new VideoTrack(
                0,
                "h264",
                new FrameSize(width, height),
                new PixelAspect(wide, high),
                new Orientation(quarterTurns, false),
                new PictureColor("yuv420p", 8, "bt709", "bt709", "bt709", "tv"),
                FrameRate.of(30),
                false,
                false,
                0,
                Duration.ofSeconds(1),
                30);
    }

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 1, 1, 0, 960x540",
        "3840, 2160, 1, 1, 0, 960x540",
        "4096, 2160, 1, 1, 0, 960x506",
        "1920, 1080, 1, 1, 1, 304x540",
        "1080, 1920, 1, 1, 0, 304x540",
        "640, 360, 1, 1, 0, 640x360",
        "641, 361, 1, 1, 0, 640x360",
        "1440, 1080, 4, 3, 0, 960x540",
        "720, 576, 64, 45, 0, 960x540",
        "720, 576, 16, 15, 0, 720x540",
        "144, 116, 16, 11, 0, 208x116",
        "144, 116, 16, 11, 1, 116x208",
        "8000, 20, 1, 1, 0, 960x2",
        "3, 3, 1, 1, 0, 2x2",
    })
    void theWholePictureIsFittedUprightAndNeverLarger(
            int width, int height, int wide, int high, int quarterTurns, String size) {
        var track = track(width, height, wide, high, quarterTurns);
        assertEquals(size, ProxyRecipe.size(track).toString());
        assertEquals(
                size, ProxyRecipe.picture(track, "libx264").transform().canvas().toString());
    }
}
