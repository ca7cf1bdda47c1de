package com.cliply.engine.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.PictureColor;
import com.cliply.engine.render.RenderPreset;
import com.cliply.engine.render.TestRender;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Charts of known light come out as a BT.709 display should show them. The reference of mid-grey: ITU-R BT.2408 table 1 puts a
 * grey card of 18 % at 26 nits (38 % of signal, PQ and HLG alike); BT.709 codes 18 % as 1.099 * 0.18^0.45 - 0.099 = 40.9 % of
 * signal, which is 105.5 in 8 bits. Five percent of the signal above black are 4.5.
 */
class HdrMediaTest {
    private static final double MID_GREY = 16 + 219 * 0.409;
    private static final double FIVE_PERCENT = 0.05 * 219 * 0.409;

    /** Patches of a chart, in nits; each is 64 pixels wide and as high as the picture. */
    private static final List<Double> NITS = List.of(0.0, 26.0, 100.0, 203.0, 400.0, 600.0, 1000.0, 26.0);

    private static final int PATCH = 64;
    private static final FrameSize CHART = new FrameSize(PATCH * 8, PATCH * 8 * 9 / 16);

    @TempDir
    Path folder;

    /** Of the test preset, upwards; between one source and one output pixel nothing is enlarged. */
    private static final RenderPreset AS_LARGE =
            TestRender.preset(CHART.height(), 8, 30_000_000, FrameRate.of(1), FrameRate.of(240));

    @ParameterizedTest
    @CsvSource({
        "smpte2084, libx265, mkv",
        "arib-std-b67, libx265, mp4",
        "smpte2084, ffv1, mkv",
        "arib-std-b67, ffv1, mkv"
    })
    void midGreyIsMidGreyAndHighlightsRollOff(String transfer, String encoder, String container) {
        assumeTrue(CodedFilm.canCode(encoder), "this build lacks " + encoder);
        var rendered = rendered(chart(transfer, encoder).write(folder.resolve("chart." + container)), "16:9");
        var light = NITS.stream()
                .map(nits -> rendered.mean(0, CHART.width() * NITS.indexOf(nits) / 8 + PATCH / 2, 100, 30))
                .toList();
        assertEquals(16, light.getFirst(), 1.5, "black");
        assertEquals(MID_GREY, light.get(1), FIVE_PERCENT, "mid-grey");
        assertEquals(MID_GREY, rendered.mean(0, CHART.width() * 7 / 8 + PATCH / 2, 100, 30), FIVE_PERCENT);
        assertTrue(light.get(3) > 16 + 219 * 0.85 && light.get(3) < 16 + 219 * 0.93, "diffuse white: " + light);
        for (int brighter = 1; brighter < 7; brighter++)
            assertTrue(light.get(brighter) - light.get(brighter - 1) >= 2, "flat at " + brighter + ": " + light);
        assertTrue(light.get(6) <= 235.5, "above white: " + light);
        for (int patch = 0; patch < 8; patch++)
            for (int plane = 1; plane < 3; plane++)
                assertEquals(128, rendered.mean(plane, CHART.width() * patch / 8 + PATCH / 2, 100, 30), 1, "tinted");
    }

    /** The whole chart fitted before a blurred copy of itself, and its middle cut out: tone-mapped before and after scaling. */
    @ParameterizedTest
    @CsvSource({"9:16, 288", "4:5, 500", "16:9, 90"})
    void anyShapeAndSizeHasTheSameLight(String aspect, int shortSide) {
        var grey = CodedFilm.of((_, plane, _, _) -> plane == 0 ? Math.round(64 + 876 * 0.38f) : 512)
                .size(320, 400)
                .frames(3, FrameRate.of(25))
                .coded("ffv1", "yuv420p10le")
                .colors("bt2020", "smpte2084", "bt2020nc")
                .write(folder.resolve("grey.mkv"));
        var preset = TestRender.preset(shortSide, 8, 30_000_000, FrameRate.of(1), FrameRate.of(240));
        var picture = rendered(grey, preset, aspect);
        assertEquals(MID_GREY, picture.mean(0, picture.width() / 2, picture.height() / 2, 20), FIVE_PERCENT);
        if (aspect.equals("16:9"))
            assertEquals(
                    16 + (MID_GREY - 16) * 0.5, picture.mean(0, 12, picture.height() / 2, 12), 20, "the background");
    }

    @Test
    void nothingOfHdrIsLeftInTheFile() {
        assumeTrue(CodedFilm.canCode("libx265"), "this build lacks libx265");
        var chart = chart("smpte2084", "libx265")
                .option(
                        "x265-params",
                        "log-level=none:hdr10=1:master-display=G(13250,34500)B(7500,3000)R(34000,16000)"
                                + "WP(15635,16450)L(10000000,1):max-cll=1000,400")
                .write(folder.resolve("chart.mp4"));
        var source = new FfmpegProbe().probe(chart).video().orElseThrow();
        assertTrue(source.color().hdr(), source.toString());
        assertTrue(sideData(chart) > 0, "the source has no side data, so the test says nothing");
        var film = DecodedFilm.of(render(chart, AS_LARGE, "16:9"));
        assertEquals(
                new PictureColor("yuv420p", 8, "bt709", "bt709", "bt709", "tv"),
                film.track().color());
        assertEquals(0, film.sideData());
    }

    /** A pure green of BT.709, as BT.2020 holds it: by the matrices of BT.2087, with the curve of BT.1886. */
    @Test
    void wideColoursWithoutHdrBecomeThoseOfBt709() {
        var nonLinear = List.of(root(0.3293), root(0.9195), root(0.0880));
        var luma = 0.2627 * nonLinear.get(0) + 0.6780 * nonLinear.get(1) + 0.0593 * nonLinear.get(2);
        var blue = (nonLinear.get(2) - luma) / 1.8814;
        var red = (nonLinear.get(0) - luma) / 1.4746;
        var green = CodedFilm.of((_, plane, _, _) ->
                        (int) Math.round(plane == 0 ? 64 + 876 * luma : 512 + 896 * (plane == 1 ? blue : red)))
                .frames(3, FrameRate.of(25))
                .coded("ffv1", "yuv420p10le")
                .colors("bt2020", "bt2020-10", "bt2020nc")
                .write(folder.resolve("green.mkv"));
        assertPixel(List.of(173, 42, 26), rendered(green, TestRender.SMALL, "16:9"));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        // R 200 G 120 B 40 by the matrix and the range of each; MJPEG is always BT.601 in full range.
        "ffv1, yuv420p, bt709, tv, 128.7, 84.8, 166.4",
        "ffv1, yuv422p, bt709, tv, 128.7, 84.8, 166.4",
        "ffv1, yuv444p, bt709, tv, 128.7, 84.8, 166.4",
        "ffv1, yuv420p10le, bt709, tv, 514.8, 339.2, 665.4",
        "ffv1, yuv422p10le, bt709, tv, 514.8, 339.2, 665.4",
        "ffv1, yuv420p, bt709, pc, 131.2, 78.8, 171.7",
        "mjpeg, yuvj420p, bt470bg, pc, 134.8, 74.5, 174.5",
        "ffv1, yuv420p, smpte170m, tv, 131.8, 81.0, 168.9",
        "ffvhuff, gbrp, gbr, pc, 120, 40, 200",
    })
    void anOrangeIsTheSameOrangeHoweverItIsStored(
            String encoder, String format, String matrix, String range, double first, double second, double third) {
        var film = CodedFilm.of((_, plane, _, _) -> (int) Math.round(plane == 0 ? first : plane == 1 ? second : third))
                .frames(3, FrameRate.of(25))
                .coded(encoder, format)
                .colors("bt709", "bt709", matrix);
        if (range.equals("pc")) film.fullRange();
        var picture = rendered(film.write(folder.resolve("orange.mkv")), TestRender.SMALL, "16:9");
        assertPixel(List.of(129, 85, 166), picture);
    }

    private static double root(double light) {
        return Math.pow(light, 1 / 2.4);
    }

    private static void assertPixel(List<Integer> expected, DecodedFilm.Picture picture) {
        for (int plane = 0; plane < 3; plane++)
            assertEquals(
                    expected.get(plane),
                    picture.mean(plane, picture.width() / 2, picture.height() / 2, 20),
                    2.5,
                    "plane " + plane);
    }

    private static CodedFilm chart(String transfer, String encoder) {
        var film = CodedFilm.of((_, plane, x, _) ->
                        plane == 0 ? (int) Math.round(64 + 876 * signal(transfer, NITS.get(x / PATCH))) : 512)
                .size(CHART.width(), CHART.height())
                .frames(3, FrameRate.of(25))
                .coded(encoder, "yuv420p10le")
                .colors("bt2020", transfer, "bt2020nc");
        return encoder.equals("libx265")
                ? film.option("preset", "ultrafast").option("crf", "4").option("x265-params", "log-level=none")
                : film;
    }

    /** By BT.2100: PQ codes light itself, HLG the light before a display of 1000 nits bends it with a gamma of 1.2. */
    private static double signal(String transfer, double nits) {
        if (transfer.equals("smpte2084")) {
            var power = Math.pow(nits / 10_000, 2610.0 / 16384);
            return Math.pow((3424.0 / 4096 + 2413.0 / 128 * power) / (1 + 2392.0 / 128 * power), 2523.0 / 32);
        }
        var scene = Math.pow(nits / 1000, 1 / 1.2);
        return scene <= 1.0 / 12 ? Math.sqrt(3 * scene) : 0.17883277 * Math.log(12 * scene - 0.28466892) + 0.55991073;
    }

    private static int sideData(Path file) {
        try (var input = NativeInput.open(file, com.cliply.engine.media.WorkMonitor.NONE);
                var decoder = new TrackDecoder(input, 0, TrackDecoder.Care.EXACT, 1)) {
            var frame = decoder.next();
            return frame == null ? 0 : frame.nb_side_data();
        }
    }

    private static DecodedFilm.Picture rendered(Path file, String aspect) {
        return rendered(file, AS_LARGE, aspect);
    }

    private static DecodedFilm.Picture rendered(Path file, RenderPreset preset, String aspect) {
        return DecodedFilm.of(render(file, preset, aspect)).pictures().getFirst();
    }

    private static Path render(Path file, RenderPreset preset, String aspect) {
        return TestRender.render(file, List.of(TimeRange.ofMicros(0, 120_000)), preset, aspect);
    }
}
