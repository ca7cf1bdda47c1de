package com.cliply.engine.analysis.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.picture.MadeScene.Camera;
import com.cliply.engine.time.FrameRate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The detector on made-up pictures as they are, without a codec between. */
class ShotDetectorTest {
    private static final FrameRate RATE = FrameRate.of(25);

    private static EditedFilm film() {
        return new EditedFilm(25);
    }

    private static List<ShotChange> found(EditedFilm film) {
        var detector = new ShotDetector();
        for (long frame = 0; frame < film.length(); frame++)
            detector.picture(RATE.timeOf(frame), film.picture(frame), false);
        return detector.finish();
    }

    @ParameterizedTest
    @EnumSource(Camera.class)
    void cutsAreFoundToThePictureWhateverTheCameraDoes(Camera camera) {
        var film = film();
        for (int shot = 0; shot < 5; shot++)
            film.cutTo(MadeScene.of(camera.name().hashCode() + shot, camera), 0.7 + 0.2 * shot);
        var score = new ShotScore();
        score.add(camera.name(), film, found(film), RATE);
        assertEquals(4, score.of(Transition.CUT).hits, score::toString);
        assertEquals(0, score.of(Transition.CUT).extra, score::toString);
    }

    /** As dark as a night, as pale as mist, as grainy as an old film. */
    @ParameterizedTest
    @CsvSource({"26, 5, 1", "120, 9, 3", "150, 60, 14", "40, 10, 2"})
    void cutsAreFoundInBadLight(double mean, double range, double grain) {
        var film = film();
        var cameras = Camera.values();
        for (int shot = 0; shot < 6; shot++)
            film.cutTo(new MadeScene(900 + shot, cameras[shot % 3], mean, range, grain), 1);
        var score = new ShotScore();
        score.add("bad light", film, found(film), RATE);
        assertEquals(5, score.of(Transition.CUT).hits, score::toString);
        assertEquals(0, score.of(Transition.CUT).extra, score::toString);
    }

    @ParameterizedTest
    @EnumSource(Camera.class)
    void oneShotHasNoChangeWhateverTheCameraDoes(Camera camera) {
        assertEquals(
                List.of(), found(film().cutTo(MadeScene.of(7 + camera.name().hashCode(), camera), 6)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Camera.class,
            names = {"STILL", "PAN", "SHAKE"})
    void flashesAreNoCuts(Camera camera) {
        var film = film().cutTo(MadeScene.of(77, camera), 8);
        film.flash(30, 1, 1).flash(50, 2, 0.7).flash(75, 3, 0.9).flash(100, 1, 0.4);
        // A strobe.
        for (long frame = 130; frame < 170; frame += 4) film.flash(frame, 2, 0.8);
        assertEquals(List.of(), found(film));
    }

    @Test
    void aFlashBesideACutHidesNothing() {
        var film = film().cutTo(MadeScene.of(1, Camera.PAN), 2).cutTo(MadeScene.of(2, Camera.STILL), 2);
        film.flash(40, 2, 0.9).flash(58, 1, 0.9);
        assertEquals(
                List.of(RATE.timeOf(50)),
                found(film).stream().map(ShotChange::time).toList());
    }

    /** Two pictures of these shots explain each other nearly as well as a flash's neighbours do. */
    @Test
    void aLikenessByChanceHidesNoCut() {
        var rate = FrameRate.of(24);
        var film = new EditedFilm(24)
                .cutTo(MadeScene.of(277_283, Camera.BLASTS), 35 / 24.0)
                .cutTo(MadeScene.of(213_520, Camera.BLASTS), 25 / 24.0)
                .cutTo(MadeScene.of(298_049, Camera.PAN), 1);
        var detector = new ShotDetector();
        for (long frame = 0; frame < film.length(); frame++)
            detector.picture(rate.timeOf(frame), film.picture(frame), false);
        assertEquals(
                List.of(rate.timeOf(35), rate.timeOf(60)),
                detector.finish().stream().map(ShotChange::time).toList());
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.2, 0.5, 16", "0.4, 0, 0.8, 16", "1, 1, 0.3, 16", "0.6, 0.3, 0.6, 235"})
    void fadesAreFoundInTheirMiddle(double out, double hold, double in, int level) {
        var film = film().cutTo(MadeScene.of(3, Camera.STILL), 3);
        film.fadeTo(MadeScene.of(4, Camera.PAN), out, hold, in, level, 4);
        var score = new ShotScore();
        score.add("fade", film, found(film), RATE);
        assertEquals(1, score.of(Transition.FADE).hits, score::toString);
        assertEquals(1, found(film).size(), score::toString);
    }

    @Test
    void aPictureThatFadesOutAndAppearsAtOnceChangesWhereItAppears() {
        var film = film().cutTo(MadeScene.of(3, Camera.STILL), 3);
        film.fadeTo(MadeScene.of(4, Camera.STILL), 0.6, 0.2, 0, 16, 3);
        var found = found(film);
        assertEquals(1, found.size(), found::toString);
        assertEquals(RATE.timeOf(80), found.getFirst().time());
        assertEquals(Transition.FADE, found.getFirst().transition());
    }

    @Test
    void blackAtOnceForLongIsACutAndWhatFadesInIsAFade() {
        var film = film().cutTo(MadeScene.of(3, Camera.STILL), 3);
        film.fadeTo(MadeScene.of(4, Camera.STILL), 0, 1, 0.6, 16, 3);
        assertEquals(
                List.of(Transition.CUT, Transition.FADE),
                found(film).stream().map(ShotChange::transition).toList());
    }

    @ParameterizedTest
    @CsvSource({"STILL, 0.6", "STILL, 1.2", "TURN, 0.5", "PAN, 0.5", "SHAKE, 1"})
    void dissolvesAreFound(Camera camera, double over) {
        var film = film().cutTo(MadeScene.of(31, camera), 3);
        film.dissolveTo(MadeScene.of(32, camera), over, 4);
        var score = new ShotScore();
        score.add("dissolve", film, found(film), RATE);
        assertEquals(1, score.of(Transition.DISSOLVE).hits, score::toString);
        assertEquals(0, score.of(Transition.CUT).extra, score::toString);
    }

    @Test
    void oneOrTwoPicturesAreNoTrouble() {
        var film = film().cutTo(MadeScene.of(1, Camera.STILL), 1);
        for (int count = 0; count < 4; count++) {
            var detector = new ShotDetector();
            for (long frame = 0; frame < count; frame++)
                detector.picture(RATE.timeOf(frame), film.picture(frame), false);
            assertEquals(List.of(), detector.finish());
        }
    }

    @Test
    void theSamePicturesGiveTheSameChanges() {
        var film = film().cutTo(MadeScene.of(5, Camera.PAN), 1)
                .cutTo(MadeScene.of(6, Camera.SHAKE), 1)
                .dissolveTo(MadeScene.of(8, Camera.STILL), 0.5, 3);
        assertEquals(found(film), found(film));
        assertTrue(found(film).size() >= 1);
    }
}
