package com.cliply.app.cli;

import static com.cliply.app.cli.FakeStudio.aHighlight;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.cli.Interruption.Wish;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding;
import com.cliply.engine.job.HoldReason;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobLane;
import com.cliply.engine.job.LaneHold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest {
    @TempDir
    Path folder;

    private final FakeStudio studio = new FakeStudio();

    private Typed typed(Object... words) {
        return Typed.words(studio, words);
    }

    private List<Clip> clips() {
        return studio.stores.clips().all();
    }

    private void clipped(String video) {
        if (studio.highlights.isEmpty()) studio.highlights.addAll(List.of(aHighlight(20, 0.9), aHighlight(5, 0.6)));
        assertEquals(
                0,
                typed("clip", folder.resolve(video), "--out", folder.resolve("out"), "-q")
                        .exitCode());
    }

    @Test
    void theListOfJobsSaysWhyHeavyWorkWaits() {
        studio.holds = List.of(new LaneHold(JobLane.HEAVY, HoldReason.ON_BATTERY));
        var listed = typed("jobs", "list");
        assertEquals(0, listed.exitCode());
        assertTrue(listed.out().contains("runs on its battery"), listed.out());
        assertTrue(listed.out().contains("cliply settings jobs.pause-on-battery off"), listed.out());
    }

    @Test
    void detectPrintsNothingButJson() {
        studio.highlights.add(aHighlight(5, 0.25));
        var typed = typed("detect", "/videos/a.mp4", "--format", "json");
        assertEquals(0, typed.exitCode());
        assertEquals("""
                {
                  "video" : "/videos/a.mp4",
                  "duration_us" : 60060000,
                  "engine" : "cliply-detect-3",
                  "profile" : "mixed",
                  "base" : 0.0,
                  "warnings" : [ ],
                  "highlights" : [
                    {
                      "start_us" : 5000000,
                      "end_us" : 17000000,
                      "score" : 0.25,
                      "title" : "Moment at 5",
                      "hashtags" : [ ],
                      "starts_on" : "sentence-start",
                      "ends_on" : "pause",
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
                  ]
                }
                """, typed.out());
        assertEquals("Analysing: a.mp4 50 %\n", typed.err());
    }

    @Test
    void whatIsFoundEarlyIsSaidBesideTheAnswer() {
        studio.earlyHighlights.add(aHighlight(5, 0.814));
        studio.earlyHighlights.add(aHighlight(40, 0.7));
        studio.highlights.add(aHighlight(5, 0.25));
        var typed = typed("detect", "/videos/a.mp4", "--format", "json");
        assertEquals(
                List.of("Analysing: a.mp4 50 %", "So far, after 0:30 of 1:00: 0:05 to 0:17, 81 of 100, “Moment at 5”"),
                typed.errors());
        assertTrue(typed.out().startsWith("{"), typed.out());
        assertEquals(
                "", typed("detect", "/videos/a.mp4", "--format", "json", "-q").err());
    }

    @Test
    void whatIsFoundEarlyButHardlyIsToldAsThat() {
        studio.earlyHighlights.add(aHighlight(5, 0.49));
        assertEquals(
                "So far, after 0:30 of 1:00: nothing stands out; at best 0:05 to 0:17, 49 of 100, “Moment at 5”",
                typed("detect", "/videos/a.mp4").errors().getLast());
    }

    @Test
    void freshMeasuresAgain() {
        typed("detect", "/videos/a.mp4");
        assertFalse(studio.measuredAgain);
        typed("detect", "/videos/a.mp4", "--fresh");
        assertTrue(studio.measuredAgain);
    }

    @Test
    void detectNeedsNoDataFolder() {
        studio.opens = false;
        studio.highlights.add(aHighlight(5, 0.25));
        var typed = typed("detect", "/videos/a.mp4", "-q");
        assertEquals(new Typed(0, """
                        Nothing stands out in a.mp4 for sure. The best candidates:
                        SCORE  RANGE                        LENGTH  TITLE
                           25  00:00:05.000 - 00:00:17.000  12.0 s  Moment at 5
                               Applause; It moves
                        """, ""), typed);
    }

    @Test
    void relativeNamesStartFromTheFolderOfWhoCalled() {
        var json = typed("detect", "a/../b.mp4", "--format", "json", "-q").out();
        assertTrue(json.contains("\"video\" : \"/here/b.mp4\""), json);
        assertTrue(typed("probe", "c.mp4").out().contains("/here/c.mp4"));
        typed("projects", "--data", "d");
        assertEquals(List.of(Path.of("/here/d")), studio.opened);
        studio.aProject(Path.of("/here/match.mp4"));
        assertEquals("match has no clips.\n", typed("clips", "./match.mp4").out());
    }

    @Test
    void whatIsDoneByAnotherProcessEndsHereWithItsCodeAndNothingElse() {
        studio.doneThere = OptionalInt.of(5);
        for (var words :
                List.of(List.of("jobs", "list", "--limit", "3"), List.of("keep", "a clip"), List.of("jobs", "run"))) {
            studio.calls.clear();
            assertEquals(new Typed(5, "", ""), typed(words.toArray()));
            assertEquals(words, studio.calls.getFirst().words());
            assertEquals(Path.of("/here"), studio.calls.getFirst().workingFolder());
        }
    }

    @Test
    void detectStopsWhenAsked() {
        var interruption = new Interruption();
        interruption.request(Wish.CANCEL);
        assertEquals(
                6, Typed.words(studio, interruption, "detect", "/videos/a.mp4").exitCode());
    }

    @Test
    void aFileThatIsNoMediaIsRefused() {
        studio.refusals.put("a.txt", new Problem(ErrorCode.NOT_MEDIA, List.of("a.txt")));
        for (var command : List.of("probe", "detect")) {
            var typed = typed(command, "/videos/a.txt", "--format", "json");
            assertEquals(3, typed.exitCode());
            assertEquals("", typed.out());
            assertEquals(
                    "error: a.txt is not a video or sound file that Cliply can read. [not_media]",
                    typed.errors().getFirst());
        }
    }

    @Test
    void probeShowsTracks() {
        var out = typed("probe", "/videos/a.mp4").out();
        assertTrue(out.contains("video #0   h264, 1080x2560, 30000/1001 (29.970) variable fps, turned by 90"), out);
        assertTrue(out.contains("sound #1   aac, stereo, 48000 Hz, eng, Commentary \"live\""), out);
        var json = typed("probe", "/videos/a.mp4", "--format", "json").out();
        assertTrue(json.contains("\"frame_rate\" : \"30000/1001\""), json);
        assertTrue(json.contains("\"readable_duration_us\" : 59999999"), json);
    }

    @Test
    void projectsAreListed() {
        clipped("match.mp4");
        var lines = typed("projects").out().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).matches("[0-9a-f-]{8,}  2026-11-21 10:00 +1:00 +2 +0  match"), lines.get(1));
    }

    @Test
    void noProjectsIsSaidAndEmptyInJson() {
        assertTrue(typed("projects").out().startsWith("There are no projects yet."));
        assertEquals("[ ]\n", typed("projects", "--format", "json").out());
    }

    @Test
    void aProjectIsFoundByIdNameAndFile() {
        clipped("match.mp4");
        var id = studio.stores.projects().all().getFirst().id().toString();
        for (var word : List.of(
                id, id.substring(0, 13), id.replace("-", "").substring(0, 14), "match", folder.resolve("match.mp4")))
            assertEquals(3, typed("clips", word).out().lines().count(), word.toString());
    }

    @Test
    void aWordThatMeansNothingOrTooMuchIsRefused() {
        clipped("one.mp4");
        clipped("two.mp4");
        var id = studio.stores.projects().all().getFirst().id().toString();
        assertEquals(
                "error: There is no project three. [not_found]",
                typed("clips", "three").errors().getFirst());
        assertEquals(
                "error: " + id.substring(0, 4) + " means more than one project. [ambiguous]",
                typed("clips", id.substring(0, 4)).errors().getFirst());
        assertEquals(
                "error: There is no project " + id.substring(0, 3) + ". [not_found]",
                typed("clips", id.substring(0, 3)).errors().getFirst());
        assertEquals(3, typed("clips", "three").exitCode());
    }

    @Test
    void clipsAreKeptAndRejectedByTitleIdAndFile() {
        clipped("match.mp4");
        assertEquals("✓ Kept: Moment at 20\n", typed("keep", "Moment at 20").out());
        var file = folder.resolve("out").resolve("Moment at 5-9x16.mp4");
        assertEquals("✓ Rejected: Moment at 5\n", typed("reject", file).out());
        assertEquals(
                List.of(ClipStatus.KEPT, ClipStatus.REJECTED),
                studio
                        .stores
                        .clips()
                        .ofProject(studio.stores.projects().all().getFirst().id())
                        .stream()
                        .map(Clip::status)
                        .toList());
        assertTrue(typed("clips", "match").out().contains("kept"), "seen in the list");
    }

    @Test
    void aTypingErrorAmongSeveralClipsChangesNone() {
        clipped("match.mp4");
        assertEquals(3, typed("keep", "Moment at 20", "Moment at 6").exitCode());
        assertTrue(clips().stream().allMatch(clip -> clip.status() == ClipStatus.SUGGESTED));
    }

    @Test
    void whatIsToBeKnownOfAFileIsToldWithItsEncoder() throws IOException {
        studio.notes = List.of("h264_nvenc: no driver");
        clipped("match.mp4");
        var listed = typed("clips", "match").out();
        assertTrue(listed.contains("-9x16.mp4: libx264; h264_nvenc: no driver"), listed);
        var json = typed("clips", "match", "--format", "json").out();
        assertTrue(json.contains("\"true_peak_dbtp\" : -1.2"), json);
        var render = studio.stores.jobs().newest(99).stream()
                .filter(job -> job.kind() instanceof JobKind.RenderClip)
                .findAny()
                .orElseThrow();
        var shown = typed("jobs", "show", render.id()).out();
        assertTrue(shown.contains("-9x16.mp4: libx264; h264_nvenc: no driver"), shown);
        assertTrue(typed("jobs", "show", render.id(), "--format", "json").out().contains("\"encoder\" : \"libx264\""));
        var list = Files.readString(folder.resolve("out").resolve("clips.json"));
        assertTrue(list.contains("h264_nvenc: no driver"), list);
    }

    @Test
    void deadJobsAreShownWithTheirReasonAndRetried() {
        studio.highlights.add(aHighlight(20, 0.9));
        studio.renderProblem = Optional.of(new Problem(ErrorCode.DISK_FULL, List.of("x.mp4")));
        typed("clip", folder.resolve("a.mp4"), "--out", folder.resolve("out"), "-q");
        assertTrue(
                typed("jobs", "list").out().contains("dead"),
                typed("jobs", "list").out());
        assertTrue(typed("jobs", "list").out().contains("a [disk_full]"));
        var id = studio.stores.jobs().newest(1).getFirst().id().toString();
        var shown = typed("jobs", "show", id).out().replaceAll("\\s+", " ");
        assertTrue(shown.contains("The disk is full: x.mp4 could not be written. [disk_full]"), shown);
        assertTrue(typed("jobs", "show", id, "--format", "json").out().contains("\"code\" : \"disk_full\""));
        studio.renderProblem = Optional.empty();
        assertEquals("✓ 1 job is queued again.\n", typed("jobs", "retry", id).out());
        assertEquals(3, typed("jobs", "retry", id).exitCode(), "it is queued already");
        assertEquals(0, typed("jobs", "run", "-q").exitCode());
        assertTrue(Files.exists(folder.resolve("out").resolve("clips.json")));
    }

    @Test
    void runFinishesWhatIsQueuedAndWritesTheList() throws IOException {
        studio.highlights.add(aHighlight(20, 0.9));
        studio.works = false;
        var interruption = new Interruption();
        studio.onStart = () -> interruption.request(Wish.LEAVE);
        Typed.words(
                studio,
                interruption,
                "clip",
                folder.resolve("a.mp4"),
                folder.resolve("b.mp4"),
                "--out",
                folder.resolve("out"));
        studio.works = true;
        studio.onStart = () -> {};
        var typed = typed("jobs", "run");
        assertEquals(0, typed.exitCode(), typed.err());
        assertTrue(typed.out().endsWith("✓ 6 jobs done.\n"), typed.out());
        var list = Files.readString(folder.resolve("out").resolve("clips.json"));
        assertTrue(list.startsWith("[\n  {\n    \"video\" : \"" + folder.resolve("a.mp4")), list);
        assertTrue(list.contains("\"video\" : \"" + folder.resolve("b.mp4")), list);
        assertEquals("Nothing is queued.\n", typed("jobs", "run").out());
    }

    @Test
    void waitingJobsAreCancelled() {
        studio.works = false;
        var interruption = new Interruption();
        studio.onStart = () -> interruption.request(Wish.LEAVE);
        Typed.words(studio, interruption, "clip", folder.resolve("a.mp4"), "--out", folder.resolve("out"));
        var id = studio.stores.jobs().newest(1).getFirst().id().toString();
        assertEquals("✓ 1 job is cancelled.\n", typed("jobs", "cancel", id).out());
        assertEquals(3, typed("jobs", "cancel", id).exitCode());
    }

    @Test
    void doctorWithoutFindingsIsZero() {
        studio.checks.add(check(HealthFinding.ok("fonts", "Fine.")));
        assertEquals(new Typed(0, "✓ fonts   Fine.\n\nAll is well.\n", ""), typed("doctor"));
    }

    @Test
    void doctorWithFindingsIsFiveAndSaysWhatToDo() {
        studio.checks.add(check(HealthFinding.ok("fonts", "Fine.")));
        studio.checks.add(check(HealthFinding.warn("disk", "Little is left.", "Make room.")));
        assertEquals(new Typed(5, """
                        ✓ fonts   Fine.
                        ! disk    Little is left.
                                  -> Make room.

                        1 finding needs care.
                        """, ""), typed("doctor"));
        var json = typed("doctor", "--format", "json");
        assertEquals(5, json.exitCode());
        assertTrue(json.out().startsWith("{\n  \"status\" : \"warn\",\n  \"version\" : "), json.out());
        assertTrue(json.out().contains("\"next_step\" : \"Make room.\""), json.out());
    }

    @Test
    void aCheckThatBreaksIsAFinding() {
        studio.checks.add(new HealthCheck() {
            @Override
            public String name() {
                return "odd";
            }

            @Override
            public List<HealthFinding> look() {
                throw new IllegalStateException("broken");
            }
        });
        assertEquals(5, typed("doctor").exitCode());
    }

    @Test
    void aBugIsToldByACodeAndWithoutItsStack() {
        studio.opens = false;
        studio.opening = () -> new IllegalStateException("no /home/somebody/secret");
        var typed = typed("projects");
        assertEquals(70, typed.exitCode());
        assertTrue(
                typed.errors()
                        .getFirst()
                        .matches(
                                "error: Something went wrong inside Cliply that should not\\. \\[[0-9A-V]{4}:[0-9A-V]{4}:[0-9A-V]{4}]"),
                typed.err());
        assertFalse(typed.err().contains("\tat "), typed.err());
        assertEquals(typed, typed("projects"), "the same bug has the same code");
        assertTrue(typed("projects", "--verbose").err().contains("\tat com.cliply."));
    }

    private static HealthCheck check(HealthFinding finding) {
        return new HealthCheck() {
            @Override
            public String name() {
                return finding.check();
            }

            @Override
            public List<HealthFinding> look() {
                return List.of(finding);
            }
        };
    }
}
