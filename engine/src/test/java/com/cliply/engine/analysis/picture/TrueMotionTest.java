package com.cliply.engine.analysis.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.picture.MadeScene.Camera;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import org.junit.jupiter.api.Test;

class TrueMotionTest {
    private static double motion(Camera camera, int rate) {
        var film = new EditedFilm(rate).cutTo(new MadeScene(12, camera, 110, 50, 1), 2);
        var motion = new TrueMotion();
        for (long frame = 0; frame < film.length(); frame++)
            motion.picture(FrameRate.of(rate).timeOf(frame), film.picture(frame), false);
        return motion.mean();
    }

    @Test
    void aPanIsLittleMotionAndABlastIsMuch() {
        var still = motion(Camera.STILL, 25);
        var pan = motion(Camera.PAN, 25);
        var blasts = motion(Camera.BLASTS, 25);
        assertTrue(blasts > 2 * pan, "blasts " + blasts + ", pan " + pan);
        assertTrue(blasts > 2 * still, "blasts " + blasts + ", still " + still);
    }

    @Test
    void fewerThanTwoPicturesDoNotMove() {
        assertEquals(0, new TrueMotion().mean());
        var one = new TrueMotion();
        one.picture(
                MediaTime.ZERO,
                new EditedFilm(25).cutTo(MadeScene.of(1, Camera.STILL), 1).picture(0),
                false);
        assertEquals(0, one.mean());
    }
}
