package com.cliply.app.cli;

import static com.cliply.app.cli.FakeStudio.aHighlight;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.cli.Interruption.Wish;
import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.JobId;
import com.cliply.engine.job.FindHelp;
import com.cliply.engine.job.HoldReason;
import com.cliply.engine.job.Job;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobLane;
import com.cliply.engine.job.LaneHold;
import com.cliply.engine.net.Endpoint;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipCommandTest {
    @TempDir
    Path folder;

    private static final UUID CLIP = new UUID(1, 2);

    private final FakeStudio studio = new FakeStudio();

    private Path out() {
        return folder.resolve("out");
    }

    private Typed clip(String... videos) {
        var words = new ArrayList<Object>(List.of("clip"));
        for (var video : videos) words.add(folder.resolve(video));
        words.addAll(List.of("--out", out()));
        return Typed.words(studio, words.toArray());
    }

    private String list() throws IOException {
        return Files.readString(out().resolve("clips.json"));
    }

    @Test
    void theListDescribesHighlightsAndFiles() throws IOException {
        studio.highlights.addAll(List.of(aHighlight(20, 0.9), aHighlight(5, 0.4)));
        assertEquals(0, clip("match.mp4").exitCode());
        assertEquals("""
            {
              "video" : "%s",
              "duration_us" : 60060000,
              "engine" : "cliply-detect-3",
              "highlights" : [
                {
                  "start_us" : 20000000,
                  "end_us" : 32000000,
                  "score" : 0.9,
                  "title" : "Moment at 20",
                  "hashtags" : [ ],
                  "starts_on" : null,
                  "ends_on" : null,
                  "reasons" : [
                    {
                      "signal" : "reaction",
                      "weight" : 0.6,
                      "text" : "Applause"
                    },
                    {
                      "signal" : "motion",
                      "weight" : 0.2,
                      "text" : "It moves"
                    }
                  ]
                },
                {
                  "start_us" : 5000000,
                  "end_us" : 17000000,
                  "score" : 0.4,
                  "title" : "Moment at 5",
                  "hashtags" : [ ],
                  "starts_on" : null,
                  "ends_on" : null,
                  "reasons" : [
                    {
                      "signal" : "reaction",
                      "weight" : 0.6,
                      "text" : "Applause"
                    },
                    {
                      "signal" : "motion",
                      "weight" : 0.2,
                      "text" : "It moves"
                    }
                  ]
                }
              ],
              "files" : [
                {
                  "file" : "Moment at 20-9x16.mp4",
                  "highlight" : 0,
                  "start_us" : 20000000,
                  "end_us" : 32000000,
                  "duration_us" : 12000000,
                  "title" : "Moment at 20",
                  "score" : 0.9,
                  "aspect" : "9:16",
                  "preset" : "universal-vertical",
                  "width" : 1080,
                  "height" : 1920,
                  "encoder" : "libx264",
                  "loudness_lufs" : -14.02,
                  "true_peak_dbtp" : -1.2,
                  "notes" : [ ],
                  "bytes" : 2500000,
                  "sha256" : "%s"
                }
              ]
            }
            """.formatted(folder.resolve("match.mp4"), "ab".repeat(32)), list());
    }

    @Test
    void theFilesAreShownWithRangeScoreAndReasons() {
        studio.highlights.add(aHighlight(20, 0.9));
        assertEquals("""
            SCORE  RANGE                        LENGTH    SIZE  FILE
               90  00:00:20.000 - 00:00:32.000  12.0 s  2.5 MB  Moment at 20-9x16.mp4
                   Applause; It moves

            ✓ 1 file, 2.5 MB, in %s
            """.formatted(out()), clip("match.mp4").out());
    }

    @Test
    void eachAspectIsAFileOfTheSameHighlight() throws IOException {
        studio.highlights.add(aHighlight(20, 0.9));
        Typed.words(
                studio, "clip", folder.resolve("a.mp4"), "--out", out(), "--aspect", "9:16,1x1", "--preset", "draft");
        assertTrue(list().contains("Moment at 20-9x16.mp4"));
        assertTrue(list().contains("Moment at 20-1x1.mp4"));
        assertTrue(list().contains("\"preset\" : \"draft\""));
    }

    @Test
    void aPresetBringsItsShapeAndATemplateNamesTheFiles() {
        studio.highlights.add(aHighlight(20, 0.9));
        Typed.words(studio, "clip", folder.resolve("a.mp4"), "--out", out(), "--preset", "square", "--name", "{title}");
        var order = studio.stores.jobs().newest(9).stream()
                .flatMap(job -> job.kind() instanceof JobKind.DetectHighlights detect && detect.then() != null
                        ? Stream.of(detect.then())
                        : Stream.empty())
                .findFirst()
                .orElseThrow();
        assertEquals(new JobKind.RenderOrder(out(), "square", List.of("1:1"), 0.5, "{title}"), order);
    }

    private FindHelp ordered() {
        return studio.stores.jobs().newest(9).stream()
                .flatMap(job -> job.kind() instanceof JobKind.ProbeSource probe && probe.then() != null
                        ? Stream.of(probe.then().help())
                        : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoShallHelpIsKeptWithTheJobAndNoKeyOfTheirs() {
        studio.services.environment.put("CLIPLY_LANGUAGE_KEY", "sk-very-secret");
        Typed.words(studio, "clip", folder.resolve("a.mp4"), "--out", out(), "--transcribe", "--rerank", "--titles");
        assertEquals(Set.of(FindHelp.Aid.values()), ordered().aids());
        assertFalse(studio.stores.jobs().newest(9).toString().contains("secret"));
        assertEquals(0, clip("b.mp4").exitCode());
        assertEquals(Set.of(), ordered().aids());
    }

    @Test
    void whereSentencesAreSentIsSaidBeforeAnythingIsOrdered() {
        studio.services.model = Optional.of(Endpoint.parse("http://127.0.0.1:9"));
        var typed = Typed.words(studio, "clip", folder.resolve("a.mp4"), "--out", out(), "--rerank");
        assertEquals(
                "Sentences of the transcript are sent to 127.0.0.1, in your own network.",
                typed.errors().getFirst());
    }

    @Test
    void whatAJobNotesIsShownAlsoIfItEndsAtOnce() {
        studio.onStart = () -> {
            var job = studio.stores.jobs().newest(1).getFirst().id();
            studio.events.announce(new StudioEvent.JobNoted(job, "model_damaged", "It goes on without."));
            studio.events.announce(
                    new StudioEvent.JobNoted(new JobId(CLIP), "model_damaged", "This is of somebody else."));
        };
        assertEquals(List.of("It goes on without."), clip("a.mp4").errors());
    }

    @Test
    void ofTheVideosThatAreWaitedForTheBestSoFarIsShown() {
        var other = studio.aProject(folder.resolve("other.mp4"));
        var project = studio.aProject(folder.resolve("a.mp4"));
        var jobs = studio.stores.jobs();
        jobs.enqueue(new JobKind.ProbeSource(project.id(), project.source().id(), null));
        var shown = new ArrayList<String>();
        var view = new ProgressView() {
            @Override
            public void show(Progress progress) {}

            @Override
            public void note(String line) {
                shown.add(line);
            }

            @Override
            public void close() {}
        };
        var progress = new JobProgress(view, studio.stores, new Texts(Locale.ENGLISH), () -> Samples.START);
        progress.waitsFor(jobs.newest(9));
        for (var one : List.of(other, project))
            progress.emerging(new StudioEvent.HighlightsEmerging(
                    one.id(),
                    Duration.ofSeconds(30),
                    List.of(new StudioEvent.HighlightsEmerging.Emerging(
                            TimeRange.ofMicros(20_000_000, 32_000_000), 0.8, "In " + one.name()))));
        assertEquals(List.of("So far, after 0:30 of 1:00: 0:20 to 0:32, 80 of 100, “In a”"), shown);
    }

    @Test
    void aDamagedHeatMapIsToldAndTheClipsAreMade() throws IOException {
        studio.highlights.add(aHighlight(20, 0.9));
        var map = Files.writeString(folder.resolve("a.json"), "{\"heatmap\": [tru");
        var typed = Typed.words(studio, "clip", folder.resolve("a.mp4"), "--out", out(), "--heatmap", map);
        assertEquals(0, typed.exitCode(), typed.err());
        assertTrue(typed.errors().getFirst().contains("Highlights are found without it."), typed.err());
        assertTrue(list().contains("Moment at 20-9x16.mp4"));
    }

    @Test
    void findingNothingIsNoErrorAndSaidEvenQuietly() throws IOException {
        var typed = Typed.words(studio, "clip", folder.resolve("calm.mp4"), "--out", out(), "--quiet");
        assertEquals(new Typed(0, "No highlight found in calm.mp4.\n", ""), typed);
        assertTrue(list().contains("\"highlights\" : [ ],\n  \"files\" : [ ]\n}"), list());
    }

    @Test
    void whatScoresTooLowIsListedAndNotRendered() throws IOException {
        studio.highlights.add(aHighlight(20, 0.45));
        var typed = clip("calm.mp4");
        assertEquals(0, typed.exitCode());
        assertEquals("No highlight found in calm.mp4 with a score of 50 or more; the best has 45.\n", typed.out());
        assertTrue(list().contains("\"score\" : 0.45"));
        assertTrue(list().contains("\"files\" : [ ]"));
    }

    @Test
    void quietMeansNothingButErrors() {
        studio.highlights.add(aHighlight(20, 0.9));
        assertEquals(new Typed(0, "", ""), Typed.words(studio, "clip", folder.resolve("a.mp4"), "--out", out(), "-q"));
    }

    @Test
    void aRefusedVideoDoesNotStopTheOthers() throws IOException {
        studio.highlights.add(aHighlight(20, 0.9));
        studio.refusals.put("bad.mp4", new Problem(ErrorCode.FILE_EMPTY, List.of("bad.mp4")));
        var typed = clip("bad.mp4", "good.mp4");
        assertEquals(5, typed.exitCode());
        assertEquals(
                "error: bad.mp4 is empty (0 bytes). [file_empty]",
                typed.errors().getFirst());
        assertTrue(typed.err().endsWith("1 of 2 videos could not be done completely.\n"), typed.err());
        assertTrue(
                list().startsWith("[\n  {\n    \"video\" : \"" + folder.resolve("bad.mp4") + "\""),
                "in the order typed");
        assertTrue(list().contains("""
                    "error" : {
                          "code" : "file_empty",
                          "message" : "bad.mp4 is empty (0 bytes)."\
                    """), list());
        assertTrue(list().contains("Moment at 20-9x16.mp4"));
    }

    @Test
    void theOnlyVideoRefusedIsRefusedInput() throws IOException {
        studio.refusals.put("bad.mp4", new Problem(ErrorCode.NOT_MEDIA, List.of("bad.mp4")));
        var typed = clip("bad.mp4");
        assertEquals(3, typed.exitCode());
        assertEquals(2, typed.errors().size(), typed.err());
        assertTrue(list().contains("\"duration_us\" : null"));
    }

    @Test
    void aFullDiskIsTheMachinesFault() {
        studio.highlights.add(aHighlight(20, 0.9));
        studio.renderProblem = Optional.of(new Problem(ErrorCode.DISK_FULL, List.of("x.mp4")));
        var typed = clip("a.mp4");
        assertEquals(7, typed.exitCode());
        assertTrue(
                typed.err().contains("error: The disk is full: x.mp4 could not be written. [disk_full]"), typed.err());
    }

    @Test
    void theSameVideoTwiceIsWorkedOnOnce() {
        studio.highlights.add(aHighlight(20, 0.9));
        clip("a.mp4", "a.mp4");
        assertEquals(
                List.of("probe-source", "detect-highlights", "render-clip"),
                studio.stores.jobs().newest(9).reversed().stream()
                        .map(job -> job.kind().name())
                        .toList());
    }

    @Test
    void aSecondCallListsOnlyWhatItFound() throws IOException {
        studio.highlights.add(aHighlight(20, 0.9));
        clip("a.mp4");
        studio.highlights.clear();
        studio.highlights.add(aHighlight(40, 0.8));
        clip("a.mp4");
        assertFalse(list().contains("Moment at 20"), list());
        assertTrue(list().contains("Moment at 40"), list());
    }

    @Test
    void anOutThatIsAFileIsToldBeforeAnythingIsDone() throws IOException {
        Files.writeString(out(), "mine");
        var typed = clip("a.mp4");
        assertEquals(2, typed.exitCode());
        assertEquals(
                "error: --out must be a folder, and " + out() + " is a file. [usage]",
                typed.errors().getFirst());
        assertEquals(List.of(), studio.opened);
        assertEquals("mine", Files.readString(out()));
    }

    @Test
    void aTranscriptThatIsNotThereIsRefusedInput() {
        var typed = Typed.words(
                studio, "clip", folder.resolve("a.mp4"), "--out", out(), "--transcript", folder.resolve("no.srt"));
        assertEquals(3, typed.exitCode());
        assertEquals(
                "error: There is no file " + folder.resolve("no.srt") + ". [file_not_found]",
                typed.errors().getFirst());
    }

    @Test
    void aDataFolderInUseIsToldWithItsRemedy() {
        studio.opens = false;
        studio.opening = () -> new StorageException(ErrorCode.DATA_FOLDER_IN_USE, "/usual/data");
        var typed = clip("a.mp4");
        assertEquals(3, typed.exitCode());
        assertEquals(
                List.of(
                        "error: Another Cliply is using the data folder /usual/data. [data_folder_in_use]",
                        "       Wait until it has ended or close it, or choose another folder with --data."),
                typed.errors());
    }

    @Test
    void anInterruptionCancelsTheJobsOfTheCommand() {
        studio.works = false;
        var typed = interruptedBy(Wish.CANCEL);
        assertEquals(6, typed.exitCode());
        assertEquals(List.of("cancelled"), states());
        assertFalse(Files.exists(out().resolve("clips.json")));
        assertTrue(typed.err().contains("error: Cancelled. [cancelled]"), typed.err());
    }

    @Test
    void whoWaitsIsToldOnceWhyNothingStarts() {
        studio.works = false;
        studio.holds = List.of(
                new LaneHold(JobLane.HEAVY, HoldReason.OUTSIDE_NIGHT),
                new LaneHold(JobLane.LIGHT, HoldReason.OUTSIDE_NIGHT));
        var err = interruptedBy(Wish.CANCEL).err();
        assertEquals(2, err.split("Heavy work waits for the night", -1).length, err);
    }

    @Test
    void anInterruptionLeavesTheJobsOfOthersAlone() {
        studio.works = false;
        var project = studio.aProject(folder.resolve("a.mp4"));
        var interruption = new Interruption();
        studio.onStart = () -> {
            var then = new JobKind.RenderOrder(folder.resolve("elsewhere"), "draft", List.of("9:16"), 0.5, "{title}");
            studio.stores
                    .jobs()
                    .enqueue(new JobKind.ProbeSource(
                            project.id(),
                            project.source().id(),
                            new JobKind.DetectHighlights(
                                    project.id(),
                                    project.source().id(),
                                    5,
                                    Duration.ofSeconds(8),
                                    Duration.ofSeconds(60),
                                    null,
                                    then)));
            interruption.request(Wish.CANCEL);
        };
        var typed = Typed.words(studio, interruption, "clip", folder.resolve("a.mp4"), "--out", out());
        assertEquals(6, typed.exitCode(), typed.err());
        assertEquals(List.of("queued", "cancelled"), states());
    }

    @Test
    void theEndOfTheMachineLeavesThemQueued() {
        studio.works = false;
        assertEquals(6, interruptedBy(Wish.LEAVE).exitCode());
        assertEquals(List.of("queued"), states());
    }

    /** The wish comes when the runner starts: after the videos were imported, before anything is done. */
    private Typed interruptedBy(Wish wish) {
        var interruption = new Interruption();
        studio.onStart = () -> interruption.request(wish);
        return Typed.words(studio, interruption, "clip", folder.resolve("a.mp4"), "--out", out());
    }

    private List<String> states() {
        return studio.stores.jobs().newest(9).stream()
                .map(Job::state)
                .map(state -> state.name())
                .toList();
    }

    @Test
    void theDemoIsMadeAndClipped() {
        studio.highlights.add(aHighlight(20, 0.9));
        var typed = Typed.words(studio, "demo", "--out", out());
        assertEquals(0, typed.exitCode(), typed.err());
        assertTrue(Files.exists(out().resolve("cliply-demo.mp4")));
        assertTrue(Files.exists(out().resolve("clips.json")));
    }
}
