package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StudioException;
import com.cliply.engine.id.RenditionId;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.media.ffmpeg.TestSound;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made together are those that are made one by one, to the byte. */
class ManyOutputsMediaTest {
    private static final FrameRate THIRTY = FrameRate.of(30);
    private static final TimeRange FIRST = TestRender.frames(THIRTY, 7, 167);

    @TempDir
    Path folder;

    private Path film = Path.of("");

    @BeforeEach
    void makeFilm() {
        film = TestMedia.film()
                .frames(300, THIRTY)
                .keyframeEvery(90, TestMedia.hasBFrames() ? 2 : 0)
                .sound(TestSound.tone(-20))
                .write(folder.resolve("film.mp4"));
    }

    private RenderTask task(int number, List<TimeRange> ranges, String aspect, String name) {
        return new RenderTask(
                new RenditionId(new UUID(1, number)),
                TestRender.source(film),
                ranges,
                TestRender.SMALL,
                Aspect.parse(aspect),
                SoundWish.PLAIN,
                folder.resolve(name + number + ".part"));
    }

    private List<RenderTask> rendered(List<RenderTask> tasks) {
        var made = new ArrayList<RenderTask>();
        TestRender.renderer()
                .render(tasks, TestRender.attempt(TestRender.source(film)), (_, _) -> WorkMonitor.NONE, (task, _) -> {
                    made.add(task);
                    keep(task);
                });
        return made;
    }

    /** As the final name would. */
    private static void keep(RenderTask task) {
        try {
            Files.move(task.part(), task.part().resolveSibling(task.part().getFileName() + ".mp4"));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private Path file(String name, int number) {
        return folder.resolve(name + number + ".part.mp4");
    }

    private void assertSameTogetherAndAlone(List<List<TimeRange>> ranges, List<String> aspects) throws IOException {
        var together = new ArrayList<RenderTask>();
        for (int number = 0; number < ranges.size(); number++) {
            together.add(task(number, ranges.get(number), aspects.get(number), "together"));
            rendered(List.of(task(number, ranges.get(number), aspects.get(number), "alone")));
        }
        assertEquals(together.size(), rendered(together).size());
        for (int number = 0; number < ranges.size(); number++)
            assertEquals(-1, Files.mismatch(file("alone", number), file("together", number)), "output " + number);
    }

    @Test
    void aspectsOfOneClipAreTheSameFromOneDecode() throws IOException {
        var ranges = List.of(FIRST, TestRender.frames(THIRTY, 20, 40));
        assertSameTogetherAndAlone(List.of(ranges, ranges, ranges), List.of("16:9", "9:16", "1:1"));
    }

    @Test
    void overlappingClipsAreTheSameFromOneDecode() throws IOException {
        assertSameTogetherAndAlone(
                List.of(
                        List.of(FIRST),
                        List.of(TestRender.frames(THIRTY, 90, 250)),
                        List.of(TestRender.frames(THIRTY, 3, 30), TestRender.frames(THIRTY, 200, 260))),
                List.of("16:9", "16:9", "1:1"));
    }

    @Test
    void clipsThatJumpAboutAreTheSame() throws IOException {
        assertSameTogetherAndAlone(
                List.of(
                        List.of(TestRender.frames(THIRTY, 200, 230), TestRender.frames(THIRTY, 10, 40)),
                        List.of(TestRender.frames(THIRTY, 15, 75))),
                List.of("16:9", "16:9"));
    }

    @Test
    void oneFileThatCannotBeMadeDoesNotStopTheOthers() {
        var made = new ArrayList<RenderTask>();
        var good = task(0, List.of(FIRST), "16:9", "good");
        var beyond = task(1, List.of(TestRender.frames(THIRTY, 900, 930)), "16:9", "beyond");
        var alsoGood = task(2, List.of(FIRST), "1:1", "good");
        var failed = assertThrows(
                StudioException.class,
                () -> TestRender.renderer()
                        .render(
                                List.of(good, beyond, alsoGood),
                                TestRender.attempt(TestRender.source(film)),
                                (_, _) -> WorkMonitor.NONE,
                                (task, _) -> made.add(task)));
        assertEquals(ErrorCode.RANGE_OUTSIDE, failed.code());
        assertEquals(List.of(good, alsoGood), made);
    }
}
