package com.cliply.engine.analysis.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.Findings;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureExtractorTest {
    private static final int FRAMES = 25;

    /** A place: the same seed gives nearly the same picture, another one another. */
    private static ByteBuffer picture(long place, long moment) {
        var layout = new Random(place);
        var grain = new Random(moment);
        var bytes = new byte[160 * 90 * 3 / 2];
        var fields = new int[10 * 6];
        for (int field = 0; field < fields.length; field++) fields[field] = 20 + layout.nextInt(200);
        for (int row = 0; row < 90; row++)
            for (int column = 0; column < 160; column++)
                bytes[row * 160 + column] = (byte) (fields[row / 15 * 10 + column / 16] + grain.nextInt(6));
        var blue = 100 + layout.nextInt(56);
        for (int index = 160 * 90; index < bytes.length; index++) bytes[index] = (byte) blue;
        return ByteBuffer.wrap(bytes);
    }

    /** Shots of the given places and lengths, keyframes every two seconds and at cuts, bytes a picture for each. */
    private static Findings scanned(int[] places, int[] seconds, int[] bytes) {
        var extractor = new PictureExtractor();
        var frame = 0;
        var sinceKeyframe = 0;
        for (int shot = 0; shot < places.length; shot++) {
            for (int index = 0; index < seconds[shot] * FRAMES; index++, frame++) {
                var time = MediaTime.ofMillis(frame * 1_000L / FRAMES);
                var keyframe = index == 0 || sinceKeyframe == 2 * FRAMES;
                sinceKeyframe = keyframe ? 1 : sinceKeyframe + 1;
                extractor.packet(time, keyframe ? 9_000 : bytes[shot] + frame % 3 * 20, keyframe);
                if (keyframe) extractor.picture(time, picture(places[shot], frame), true);
            }
        }
        return extractor.finish(Duration.ofMillis(frame * 1_000L / FRAMES));
    }

    private static SignalTrack track(Findings findings, Signal signal) {
        return findings.tracks().stream()
                .filter(track -> track.signal() == signal)
                .findFirst()
                .orElseThrow();
    }

    private static final int[] PLACES = {1, 2, 1, 3, 1};
    private static final int[] SECONDS = {31, 7, 41, 11, 31};
    private static final int[] BYTES = {300, 1_200, 300, 500, 300};

    @Test
    void keyframesOutOfTurnBetweenDifferentPicturesAreShotChanges() {
        var changes = scanned(PLACES, SECONDS, BYTES).shotChanges();
        assertEquals(
                List.of(
                        MediaTime.ofSeconds(31),
                        MediaTime.ofSeconds(38),
                        MediaTime.ofSeconds(79),
                        MediaTime.ofSeconds(90)),
                changes);
    }

    @Test
    void keyframesOutOfTurnInTheSamePlaceAreNone() {
        assertEquals(
                List.of(),
                scanned(new int[] {1, 1, 1}, new int[] {31, 7, 41}, new int[] {300, 300, 300})
                        .shotChanges());
    }

    @Test
    void motionFollowsTheBytesBetweenKeyframes() {
        var motion = track(scanned(PLACES, SECONDS, BYTES), Signal.MOTION);
        var calm = motion.mean(TimeRange.ofMicros(5_000_000, 25_000_000));
        var lively = motion.mean(TimeRange.ofMicros(32_000_000, 37_000_000));
        assertEquals(2, lively - calm, 0.2);
    }

    @Test
    void whatIsSeenOnceIsRare() {
        var rarity = track(scanned(PLACES, SECONDS, BYTES), Signal.PICTURE_RARITY);
        assertTrue(rarity.at(MediaTime.ofSeconds(34)) > 0.8, rarity::toString);
        assertEquals(0, rarity.at(MediaTime.ofSeconds(10)));
    }

    @Test
    void aFileOfKeyframesTellsNoMotion() {
        var extractor = new PictureExtractor();
        for (int frame = 0; frame < 500; frame++) extractor.packet(MediaTime.ofMillis(frame * 40L), 9_000, true);
        assertEquals(List.of(), extractor.finish(Duration.ofSeconds(20)).tracks());
    }

    @Test
    void aBrokenTimeStampCostsNoMemory() {
        var extractor = new PictureExtractor();
        extractor.packet(new MediaTime(Long.MAX_VALUE / 4), 100, false);
        extractor.packet(MediaTime.ZERO, 9_000, true);
        for (int frame = 1; frame < 50; frame++) extractor.packet(MediaTime.ofMillis(frame * 40L), 100, false);
        assertEquals(
                10,
                track(extractor.finish(Duration.ofSeconds(2)), Signal.MOTION).size());
    }

    @Test
    void aCloseLookFindsCutsToTheFrameAndNoFlash() {
        var look = new CloseLook(TimeRange.ofMicros(0, 2_400_000));
        for (int frame = 0; frame < 60; frame++) {
            var place = frame < 20 ? 1 : 2;
            var flash = frame == 40;
            look.picture(MediaTime.ofMillis(frame * 40L), picture(flash ? 9 : place, frame), false);
        }
        assertEquals(List.of(MediaTime.ofMillis(800)), look.seen().shotChanges());
    }
}
