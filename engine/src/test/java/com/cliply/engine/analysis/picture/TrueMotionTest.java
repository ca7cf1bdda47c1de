package com.cliply.engine.analysis.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.picture.MadeScene.Camera;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import org.junit.jupiter.api.Test;

class TrueMotionTest {
    private static final long STEP = 500_000;

    private static float[] curve(EditedFilm film, int rate) {
        var motion = new TrueMotion(MediaTime.ZERO, STEP);
        for (long frame = 0; frame < film.length(); frame++)
            motion.take(new FrameLook(FrameRate.of(rate).timeOf(frame), film.picture(frame)));
        return motion.curve((int) (film.length() * 1_000_000 / rate / STEP));
    }

    private static double mean(Camera camera, int rate) {
        var film = new EditedFilm(rate).cutTo(new MadeScene(3, camera, 110, 40, 1), 3);
        var sum = 0.0;
        var curve = curve(film, rate);
        for (var value : curve) sum += value;
        return sum / curve.length;
    }

    @Test
    void aPanIsLittleMotionAndABlastIsMuch() {
        var still = mean(Camera.STILL, 25);
        var pan = mean(Camera.PAN, 25);
        var blasts = mean(Camera.BLASTS, 25);
        assertTrue(pan < 1.5 * still + 0.5, "pan " + pan + ", still " + still);
        assertTrue(blasts > 2 * pan, "blasts " + blasts + ", pan " + pan);
    }

    @Test
    void theRateOfPicturesDoesNotMatter() {
        assertEquals(1, mean(Camera.BLASTS, 50) / mean(Camera.BLASTS, 25), 0.25);
    }

    @Test
    void aCutIsNoMotion() {
        var film = new EditedFilm(25)
                .cutTo(new MadeScene(3, Camera.STILL, 110, 40, 1), 2)
                .cutTo(new MadeScene(4, Camera.STILL, 110, 40, 1), 2);
        var curve = curve(film, 25);
        for (int step = 1; step < curve.length; step++)
            assertTrue(curve[step] < 3 * curve[1], "step " + step + ": " + curve[step]);
    }

    @Test
    void whereNothingWasLookedAtThereIsNothing() {
        assertArrayEquals(new float[2], new TrueMotion(MediaTime.ZERO, STEP).curve(2));
        var film = new EditedFilm(25).cutTo(MadeScene.of(1, Camera.STILL), 1);
        var one = new TrueMotion(MediaTime.ZERO, STEP);
        one.take(new FrameLook(MediaTime.ZERO, film.picture(0)));
        assertArrayEquals(new float[2], one.curve(2));
    }

    @Test
    void aStandingPictureIsLookedAtAndDoesNotMove() {
        var film = new EditedFilm(25).cutTo(MadeScene.of(1, Camera.STILL), 1);
        var motion = new TrueMotion(MediaTime.ZERO, STEP);
        for (int frame = 0; frame < 25; frame++)
            motion.take(new FrameLook(MediaTime.ofMillis(frame * 40L), film.picture(0)));
        for (var value : motion.curve(2)) assertEquals(0.01f, value, 0.001f);
    }
}
