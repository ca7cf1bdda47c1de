package com.cliply.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.SourceMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFinderTest {
    private static final int SIZE = 5_000;

    @TempDir
    Path folder;

    private final Samples samples = new Samples();
    private final ProjectStore projects = new InMemoryProjectStore();
    private final SourceFinder finder = new SourceFinder(projects, InstantSource.fixed(Samples.START));

    @SuppressWarnings("NullAway.Init")
    private Project match;

    @BeforeEach
    void importMatch() throws IOException {
        match = imported("match", written("videos/2026/match.mp4", 1));
    }

    /** The same seed makes the same content. */
    private Path written(String name, int seed) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        var bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return Files.write(file, bytes);
    }

    private Project imported(String name, Path file) throws IOException {
        var source = samples.aProject(name).source();
        var real = new SourceMedia(source.id(), file, Fingerprint.of(file), Files.size(file), source.info());
        var project = samples.aProject(name).withSource(real);
        projects.save(project);
        return project;
    }

    private void moved(String to) throws IOException {
        var target = folder.resolve(to);
        Files.createDirectories(target.getParent());
        Files.move(match.source().path(), target);
    }

    @Test
    void aFileThatWasLeftAloneIsFound() throws IOException {
        written("videos/2026/a copy.mp4", 1);
        assertEquals(new SourceState.Found(match.source()), finder.find(match));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "videos/2026/renamed.mp4",
                "videos/2026/done/match, final.mp4",
                "videos/2026 archive/match.mp4",
                "videos/match.mp4",
                "elsewhere/renamed too.mp4"
            })
    void aMovedFileIsFoundByItsContent(String place) throws IOException {
        imported("other", written("elsewhere/other.mp4", 2));
        written("videos/2026/of the same size.mp4", 3);
        moved(place);
        var found = assertInstanceOf(SourceState.Moved.class, finder.find(match));
        assertEquals(match.source().seenAt(folder.resolve(place)), found.source());
    }

    @Test
    void aMovedFileIsFoundThoughAnotherTookItsPlace() throws IOException {
        moved("videos/2026/done/match.mp4");
        written("videos/2026/match.mp4", 4);
        assertInstanceOf(SourceState.Moved.class, finder.find(match));
    }

    @Test
    void otherContentOfTheSameSizeIsSeen() throws IOException {
        written("videos/2026/match.mp4", 4);
        assertEquals(new SourceState.Changed(match.source().path()), finder.find(match));
    }

    @Test
    void aFileThatIsNowhereAroundIsMissing() throws IOException {
        moved("far/away/match.mp4");
        assertEquals(new SourceState.Missing(match.source().path()), finder.find(match));
    }

    @Test
    void aFolderThatIsGoneIsNoError() throws IOException {
        Files.delete(match.source().path());
        Files.delete(folder.resolve("videos/2026"));
        assertInstanceOf(SourceState.Missing.class, finder.find(match));
    }

    @Test
    void theSearchGivesUpWhenItsTimeIsOver() throws IOException {
        moved("videos/2026/z.mp4");
        written("videos/2026/a.mp4", 5);
        var asked = new AtomicLong();
        InstantSource slow = () -> Samples.START.plus(Duration.ofMinutes(asked.getAndIncrement()));
        assertInstanceOf(SourceState.Missing.class, new SourceFinder(projects, slow).find(match));
    }

    @Test
    void theSearchReadsSoManyFilesAndNoMore() throws IOException {
        moved("videos/2026/z.mp4");
        for (int other = 0; other < 40; other++) written("videos/2026/a" + other + ".mp4", 100 + other);
        assertInstanceOf(SourceState.Missing.class, finder.find(match));
    }

    @Test
    void theProjectOfAMovedFileKnowsItsNewPlace() throws IOException {
        moved("videos/2026/renamed.mp4");
        var used = finder.required(match, Runnable::run);
        assertEquals(folder.resolve("videos/2026/renamed.mp4"), used.path());
        assertEquals(Optional.of(used), projects.find(match.id()).map(Project::source));
    }

    @Test
    void whatAPersonGaveItMeanwhileStays() throws IOException {
        moved("videos/2026/renamed.mp4");
        var given = match.withSource(match.source().seenAt(folder.resolve("given.mp4")));
        finder.required(match, change -> {
            projects.save(given);
            change.run();
        });
        assertEquals(Optional.of(given), projects.find(match.id()));
    }

    @Test
    void whoNeedsTheFileIsToldWhatToDo() throws IOException {
        written("videos/2026/match.mp4", 4);
        var place = match.source().path().toString();
        var changed = assertThrows(InputException.class, () -> finder.required(match, Runnable::run));
        assertEquals(ErrorCode.SOURCE_CHANGED, changed.code());
        assertEquals(List.of(place, match.id().toString()), changed.facts());
        Files.delete(match.source().path());
        var missing = assertThrows(InputException.class, () -> finder.required(match, Runnable::run));
        assertEquals(ErrorCode.SOURCE_MISSING, missing.code());
        assertTrue(missing.facts().contains(place));
    }
}
