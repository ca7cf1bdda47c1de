package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.app.cli.Interruption.Wish;
import com.cliply.engine.analysis.picture.Shot;
import com.cliply.engine.analysis.picture.Transition;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.time.TimeRange;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShotsCommandTest {
    private final FakeStudio studio = new FakeStudio();

    @BeforeEach
    void twoShots() {
        studio.opens = false;
        studio.shots.add(new Shot(TimeRange.ofMicros(0, 1_001_000), Transition.CUT));
        studio.shots.add(new Shot(TimeRange.ofMicros(1_001_000, 9_500_000), Transition.DISSOLVE));
    }

    @Test
    void shotsPrintsNothingButJson() {
        var typed = Typed.words(studio, "shots", "/videos/a.mp4", "--format", "json");
        assertEquals(new Typed(0, """
                {
                  "shots" : [
                    {
                      "start_us" : 0,
                      "end_us" : 1001000,
                      "transition" : "cut"
                    },
                    {
                      "start_us" : 1001000,
                      "end_us" : 9500000,
                      "transition" : "dissolve"
                    }
                  ]
                }
                """, "Decoding: a.mp4 50 %\n"), typed);
    }

    @Test
    void shotsAreATableForPeople() {
        assertEquals(new Typed(0, """
                        SHOT  RANGE                        LENGTH  BEGINS WITH
                           1  00:00:00.000 - 00:00:01.001   1.0 s  cut
                           2  00:00:01.001 - 00:00:09.500   8.5 s  dissolve
                        """, ""), Typed.words(studio, "shots", "/videos/a.mp4", "-q"));
    }

    @Test
    void shotsStopsWhenAsked() {
        var interruption = new Interruption();
        interruption.request(Wish.CANCEL);
        assertEquals(
                6, Typed.words(studio, interruption, "shots", "/videos/a.mp4").exitCode());
    }

    @Test
    void aFileWithoutPicturesIsRefusedInASentence() {
        studio.refusals.put("a.wav", new Problem(ErrorCode.NO_PICTURE, List.of("a.wav")));
        var typed = Typed.words(studio, "shots", "/videos/a.wav", "--format", "json");
        assertEquals(3, typed.exitCode());
        assertEquals("", typed.out());
        assertEquals(
                "error: a.wav has no moving pictures, so it has no shots. [no_picture]",
                typed.errors().getFirst());
    }
}
