package com.cliply.app.bench.highlights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.bench.highlights.HighlightScore.Figure;
import com.cliply.app.bench.planted.Genre;
import com.cliply.app.bench.planted.TruthJson;
import com.cliply.engine.Engine;
import com.cliply.engine.event.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short made videos whose highlights are known: that no signal has stopped to be heard. How well all is found, the bench says. */
class PlantedHighlightsTest {
    private static final long SEED = 11;

    @TempDir
    Path folder;

    private Map<Figure, Double> scoreOf(Genre genre, int rounds) throws IOException {
        return measured(genre, rounds).score();
    }

    private static double figure(Map<Figure, Double> figures, Figure figure) {
        return figures.getOrDefault(figure, Double.NaN);
    }

    private MeasuredVideo measured(Genre genre, int rounds) throws IOException {
        var video = genre.video("test", SEED, rounds).write(folder);
        return MeasuredVideo.of(
                TruthJson.fileFor(video), new Engine(InstantSource.system(), new Events()), /* transcribed= */ true);
    }

    @Test
    void applauseIsFoundAndLouderSoundIsNot() throws IOException {
        var figures = scoreOf(Genre.APPLAUSE, 2);
        assertTrue(figure(figures, Figure.AP_50) >= 0.9, figures::toString);
        assertEquals(0, figure(figures, Figure.DECOYS), figures::toString);
        assertEquals(0, figure(figures, Figure.CUT_WORD), figures::toString);
    }

    @Test
    void actionIsFoundInThePictureAlone() throws IOException {
        var figures = scoreOf(Genre.ACTION, 1);
        assertTrue(figure(figures, Figure.AP_50) >= 0.9, figures::toString);
        assertEquals(0, figure(figures, Figure.CUT_WORD), figures::toString);
    }

    @Test
    void hooksAreFoundInTheTranscriptAlone() throws IOException {
        var video = measured(Genre.HOOKS, 2);
        var figures = video.score();
        assertTrue(figure(figures, Figure.AP_50) >= 0.5, figures::toString);
        assertEquals(0, figure(figures, Figure.CUT_WORD), figures::toString);
        var without = video.score(Ablation.withoutTranscript());
        assertTrue(figure(without, Figure.AP_50) < figure(figures, Figure.AP_50), without::toString);
    }

    @Test
    void nothingIsFoundInACalmVideo() throws IOException {
        assertEquals(Map.of(Figure.FALSE_ALARMS, 0.0), scoreOf(Genre.CALM, 1));
    }

    @Test
    void aSeedAlwaysGivesTheSameTruth() throws IOException {
        var first = Genre.LAUGHTER.video("test", SEED, 1).truth();
        assertEquals(first, Genre.LAUGHTER.video("test", SEED, 1).truth());
        var file = folder.resolve("x.truth.json");
        TruthJson.write(first, file);
        assertEquals(first, TruthJson.read(file));
    }
}
