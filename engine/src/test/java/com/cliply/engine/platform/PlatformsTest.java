package com.cliply.engine.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.media.FrameSize;
import com.cliply.engine.time.FrameRate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformsTest {
    private static final Platforms PLATFORMS = Platforms.builtIn();

    private static List<String> codes(String platform, FileFacts file) {
        return PLATFORMS.find(platform).orElseThrow().objections(file).stream()
                .map(Finding::code)
                .toList();
    }

    private static FileFacts file(long seconds, long megabytes) {
        return new FileFacts(
                Duration.ofSeconds(seconds), megabytes * 1_000_000, FrameRate.of(30), new FrameSize(1080, 1920));
    }

    @Test
    void eachPlatformHasADateAndItsSources() {
        assertEquals(
                List.of("youtube", "youtube-shorts", "tiktok", "instagram-reels"),
                PLATFORMS.all().stream().map(Platform::name).toList());
        for (var platform : PLATFORMS.all()) {
            assertTrue(platform.asOf().isAfter(LocalDate.of(2026, 1, 1)), platform.name());
            assertFalse(platform.sources().isEmpty(), platform.name());
        }
    }

    @Test
    void theCommonMaskHoldsEachPlatformsOwn() {
        var common = PLATFORMS.commonSafeArea();
        assertEquals(new SafeArea(250, 460, 60, 180), common);
        for (var platform : PLATFORMS.all())
            platform.safeArea()
                    .ifPresent(own -> assertTrue(
                            own.top() <= common.top()
                                    && own.bottom() <= common.bottom()
                                    && own.left() <= common.left()
                                    && own.right() <= common.right(),
                            platform.name()));
    }

    @ParameterizedTest
    @CsvSource({
        "youtube-shorts, 180, 200, ''",
        "youtube-shorts, 181, 200, too_long",
        "tiktok, 2, 2, too_short",
        "tiktok, 600, 900, ''",
        "tiktok, 601, 900, too_long",
        "tiktok, 590, 1100, file_size_disputed",
        "instagram-reels, 60, 30, ''",
        "instagram-reels, 60, 60, bit_rate_disputed",
        "instagram-reels, 60, 299, bit_rate",
        "instagram-reels, 800, 301, file_size_disputed",
        "instagram-reels, 901, 299, too_long",
    })
    void whatAPlatformObjectsToIsSaid(String platform, long seconds, long megabytes, String codes) {
        assertEquals(codes, String.join(" ", codes(platform, file(seconds, megabytes))));
    }

    /** The promise of the default preset: three minutes at its highest rate stay below the smallest file limit. */
    @Test
    void threeMinutesOfTheDefaultPresetAreSmallEnoughForAll() {
        var most = new FileFacts(
                Duration.ofMinutes(3), 180L * (12_000_000 + 192_000) / 8, FrameRate.of(60), new FrameSize(1080, 1920));
        assertTrue(most.bytes() < 275_000_000);
        for (var name : List.of("youtube-shorts", "tiktok", "instagram-reels"))
            assertTrue(
                    codes(name, most).stream().allMatch(code -> code.equals("bit_rate_disputed")),
                    codes(name, most).toString());
    }

    @Test
    void rateAndSizeAndShapeAreLookedAt() {
        assertEquals(
                List.of("frame_rate"),
                codes(
                        "tiktok",
                        new FileFacts(
                                Duration.ofSeconds(10), 5_000_000, FrameRate.of(120), new FrameSize(1080, 1920))));
        assertEquals(
                List.of("too_small"),
                codes(
                        "instagram-reels",
                        new FileFacts(Duration.ofSeconds(10), 500_000, FrameRate.of(30), new FrameSize(360, 640))));
        assertEquals(
                List.of("aspect"),
                codes(
                        "youtube-shorts",
                        new FileFacts(Duration.ofSeconds(10), 5_000_000, FrameRate.of(30), new FrameSize(1920, 1080))));
    }

    @Test
    void aSentenceNamesThePlatformAndBothNumbers() {
        var finding = PLATFORMS
                .find("youtube-shorts")
                .orElseThrow()
                .objections(file(200, 100))
                .getFirst();
        assertEquals("YouTube Shorts takes videos of up to 180 s, and this one plays 200 s.", finding.sentence());
    }
}
