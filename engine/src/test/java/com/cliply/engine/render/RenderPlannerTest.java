package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureColor;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.time.FrameRate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderPlannerTest {
    private static final RenderPreset FULL = Presets.builtIn().named(RenderPreset.DEFAULT);

    static VideoTrack track(int width, int height) {
        return track(width, height, PixelAspect.SQUARE, 0);
    }

    private static VideoTrack track(int width, int height, PixelAspect pixels, int quarterTurns) {
        return new VideoTrack(
                0,
                "h264",
                new FrameSize(width, height),
                pixels,
                new Orientation(quarterTurns, false),
                new PictureColor("yuv420p", 8, "bt709", "bt709", "bt709", "tv"),
                FrameRate.of(30),
                false,
                false,
                0,
                Duration.ofSeconds(60),
                1800);
    }

    @ParameterizedTest(name = "{0}x{1} pixels {2}:{3} turned {4} to {5}")
    @CsvSource({
        // width, height, pixel aspect, turns, aspect, cut x y w h, scaled, blurred
        "1920, 1080, 1, 1, 0, 9:16, 656+0+606x1080, 1080x1920",
        "1920, 1080, 1, 1, 0, 1:1, 420+0+1080x1080, 1080x1080",
        "1920, 1080, 1, 1, 0, 4:5, 528+0+864x1080, 1080x1350",
        "1920, 1080, 1, 1, 0, 16:9, 0+0+1920x1080, 1920x1080",
        "1080, 1920, 1, 1, 0, 9:16, 0+0+1080x1920, 1080x1920",
        "1080, 1920, 1, 1, 0, 16:9, 0+0+1080x1920, 606x1080",
        "1080, 1920, 1, 1, 0, 4:5, 0+0+1080x1920, 758x1350",
        "1440, 1080, 1, 1, 0, 9:16, 416+0+606x1080, 1080x1920",
        "1440, 1080, 1, 1, 0, 16:9, 0+0+1440x1080, 1440x1080",
        "1920, 1200, 1, 1, 0, 16:9, 0+60+1920x1080, 1920x1080",
        "720, 576, 16, 11, 0, 9:16, 248+0+222x576, 1080x1920",
        "720, 576, 16, 11, 0, 16:9, 8+0+704x576, 1920x1080",
        "1920, 1080, 1, 1, 1, 9:16, 0+0+1080x1920, 1080x1920",
        "1920, 1080, 1, 1, 3, 16:9, 0+0+1080x1920, 606x1080",
        "1920, 1080, 1, 1, 2, 9:16, 656+0+606x1080, 1080x1920",
        "720, 576, 16, 11, 1, 9:16, 0+8+576x704, 1080x1920",
        "321, 181, 1, 1, 0, 16:9, 0+0+320x180, 1920x1080",
        "321, 181, 1, 1, 0, 9:16, 110+0+100x180, 1080x1920",
        "4096, 1716, 1, 1, 0, 9:16, 1566+0+964x1716, 1080x1920",
    })
    void wideSourcesLoseTheirSidesAndTallOnesAreFitted(
            int width, int height, int across, int down, int turns, String aspect, String cut, String scaled) {
        var canvas = FULL.size(AspectRatio.parse(aspect));
        var transform = RenderPlanner.transform(track(width, height, new PixelAspect(across, down), turns), canvas);
        var place = transform.cut();
        assertEquals(cut, "%d+%d+%dx%d".formatted(place.x(), place.y(), place.width(), place.height()));
        assertEquals(scaled, transform.scaled().toString());
        assertEquals(!transform.scaled().equals(canvas), transform.blurredBackground());
    }

    @Test
    void everyNumberIsEvenAndInsideForEverySize() {
        for (int width = 2; width < 2_600; width += 173)
            for (int height = 2; height < 2_600; height += 171)
                for (var pixels : List.of(PixelAspect.SQUARE, new PixelAspect(16, 11), new PixelAspect(8, 9)))
                    for (int turns = 0; turns < 4; turns++)
                        for (var aspect : List.of("9:16", "1:1", "4:5", "16:9", "239:100"))
                            assertSound(track(width, height, pixels, turns), FULL.size(AspectRatio.parse(aspect)));
    }

    private static void assertSound(VideoTrack track, FrameSize canvas) {
        var transform = RenderPlanner.transform(track, canvas);
        var said = track.storedSize() + " " + track.pixelAspect() + " " + transform;
        var seen = track.orientation().sideways() ? track.storedSize().turned() : track.storedSize();
        var cut = transform.cut();
        for (var number : List.of(
                cut.x(),
                cut.y(),
                cut.width(),
                cut.height(),
                transform.scaled().width(),
                transform.scaled().height())) assertEquals(0, number % 2, said);
        assertTrue(cut.x() >= 0 && cut.y() >= 0 && cut.width() >= 2 && cut.height() >= 2, said);
        assertTrue(cut.x() + cut.width() <= seen.width() && cut.y() + cut.height() <= seen.height(), said);
        assertTrue(fits(transform, canvas), said);
    }

    private static boolean fits(PictureTransform transform, FrameSize canvas) {
        return transform.canvas().equals(canvas)
                && transform.scaled().width() <= canvas.width()
                && transform.scaled().height() <= canvas.height();
    }

    /** What is cut out has the shape of what is shown, within what even numbers allow. */
    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 1, 1",
        "1440, 1080, 4, 3",
        "720, 576, 16, 11",
        "720, 480, 8, 9",
        "3840, 2160, 1, 1",
        "1080, 1920, 1, 1"
    })
    void nothingIsStretched(int width, int height, int across, int down) {
        for (var aspect : List.of("9:16", "1:1", "4:5", "16:9")) {
            var track = track(width, height, new PixelAspect(across, down), 0);
            var transform = RenderPlanner.transform(track, FULL.size(AspectRatio.parse(aspect)));
            var cut = (double) transform.cut().width()
                    * across
                    / down
                    / transform.cut().height();
            var shown = (double) transform.scaled().width() / transform.scaled().height();
            assertEquals(1, cut / shown, 0.012, aspect);
        }
    }

    @Test
    void framesAreThoseOfTheOutputsRate() {
        assertEquals(300, plan(info(FrameRate.of(10)), 10_000).frames());
        assertEquals(FrameRate.of(30), plan(info(FrameRate.of(10)), 10_000).rate());
        assertEquals(240, plan(info(new FrameRate(24000, 1001)), 10_010).frames());
        assertEquals(1, plan(info(FrameRate.of(30)), 1).frames());
    }

    @Test
    void soundAloneIsDrawnAtThirtyFrames() {
        var info = new MediaInfo("mp3", Duration.ofSeconds(9), Duration.ofSeconds(9), 0, List.of(), List.of());
        assertEquals(FrameRate.of(30), plan(info, 1_000).rate());
        assertEquals(
                new FrameSize(1080, 1920),
                plan(info, 1_000).picture().transform().canvas());
    }

    @Test
    void aKeyframeComesTwiceASecond() {
        assertEquals(
                "15", plan(info(FrameRate.of(30)), 1_000).picture().options().get("g"));
        assertEquals(
                "30", plan(info(FrameRate.of(60)), 1_000).picture().options().get("g"));
    }

    @ParameterizedTest
    @CsvSource({
        "universal-vertical, 9:16, 60, 4.2",
        "youtube-4k, 16:9, 30, 5.1",
        "youtube-4k, 16:9, 60, 5.2",
        "master, 9:16, 30, 5.1"
    })
    void theLevelIsTheLowestThatHoldsThePicture(String preset, String aspect, int rate, String level) {
        var plan = RenderPlanner.plan(
                info(FrameRate.of(rate)),
                Duration.ofSeconds(1),
                Presets.builtIn().named(preset),
                Aspect.parse(aspect),
                "libx264");
        assertEquals(level, plan.picture().options().get("level"));
    }

    @ParameterizedTest
    @CsvSource({"2963, 100, 30", "10, 1, 30", "31, 1, 30", "3101, 100, 60", "61, 1, 60", "144, 1, 60"})
    void unevenPicturesGetAStandardRate(int numerator, int denominator, int expected) {
        var uneven = info(new FrameRate(numerator, denominator), true);
        assertEquals(FrameRate.of(expected), plan(uneven, 1_000).rate());
    }

    private static MediaInfo info(FrameRate rate) {
        return info(rate, false);
    }

    private static MediaInfo info(FrameRate rate, boolean variable) {
        var at30 = track(1920, 1080);
        var track = new VideoTrack(
                0,
                at30.codec(),
                at30.storedSize(),
                at30.pixelAspect(),
                at30.orientation(),
                at30.color(),
                rate,
                variable,
                false,
                0,
                at30.duration(),
                0);
        return new MediaInfo("mp4", Duration.ofSeconds(60), Duration.ofSeconds(60), 0, List.of(track), List.of());
    }

    private static RenderPlan plan(MediaInfo info, long millis) {
        return RenderPlanner.plan(info, Duration.ofMillis(millis), FULL, AspectRatio.parse("9:16"), "libx264");
    }
}
