package com.cliply.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.app.cli.Interruption.Wish;
import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.Ids;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.project.Project;
import com.cliply.engine.time.TimeRange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderCommandTest {
    @TempDir
    Path folder;

    private final FakeStudio studio = new FakeStudio();
    private final Ids ids = new Ids(InstantSource.system());

    private Path out() {
        return folder.resolve("out");
    }

    private Typed render(Object... words) {
        return Typed.words(
                studio, Stream.concat(Stream.of("render"), Stream.of(words)).toArray());
    }

    private Typed renderList(String rows, Object... more) {
        try {
            Files.writeString(folder.resolve("list.csv"), "source,start,end,title,aspect,preset\n" + rows);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return render(Stream.concat(Stream.of("--list", folder.resolve("list.csv"), "--out", out()), Stream.of(more))
                .toArray());
    }

    private void clip(Project project, String title, long second, double score, ClipStatus status) {
        studio.stores
                .clips()
                .save(new Clip(
                        new ClipId(ids.next()),
                        project.id(),
                        title,
                        List.of(TimeRange.ofMicros(second * 1_000_000, (second + 10) * 1_000_000)),
                        score,
                        List.of(),
                        status));
    }

    private Project match() {
        var project = studio.aProject(folder.resolve("match.mp4"));
        clip(project, "Goal", 5, 0.9, ClipStatus.KEPT);
        clip(project, "Miss", 20, 0.8, ClipStatus.REJECTED);
        clip(project, "Save", 30, 0.7, ClipStatus.SUGGESTED);
        clip(project, "Cheer", 8, 0.6, ClipStatus.KEPT);
        return project;
    }

    private JsonNode list() throws IOException {
        return new ObjectMapper().readTree(out().resolve("renders.json").toFile());
    }

    private List<String> files() {
        return jobs().stream()
                .flatMap(kind -> kind.outputs().stream())
                .map(output -> out().relativize(output.file()).toString().replace('\\', '/'))
                .toList();
    }

    /** The oldest first. */
    private List<JobKind.RenderClip> jobs() {
        return studio.stores.jobs().newest(99).reversed().stream()
                .map(job -> (JobKind.RenderClip) job.kind())
                .toList();
    }

    @Test
    void keptClipsOfAProjectAreRenderedAndListed() throws IOException {
        match();
        var typed = render("match", "--out", out());
        assertEquals(0, typed.exitCode(), typed.err());
        assertEquals(List.of("match/01-Goal-9x16.mp4", "match/02-Cheer-9x16.mp4"), files());
        var renders = list().get("renders");
        assertEquals(1, list().get("version").asInt());
        assertEquals(2, renders.size());
        assertEquals(0, list().get("failures").size());
        var first = renders.get(0);
        assertEquals("match/01-Goal-9x16.mp4", first.get("file").asText());
        assertEquals(folder.resolve("match.mp4").toString(), first.get("source").asText());
        assertEquals(5_000_000, first.get("range").get("start_us").asLong());
        assertEquals(15_000_000, first.get("range").get("end_us").asLong());
        assertEquals("universal-vertical", first.get("preset").asText());
        assertEquals("libx264", first.get("encoder").asText());
        assertEquals(-14.02, first.get("loudness_lufs").asDouble());
        assertEquals("ab".repeat(32), first.get("sha256").asText());
        assertTrue(first.get("verified").asBoolean());
        assertEquals(2_500_000, first.get("bytes").asLong());
    }

    @Test
    void theSummaryTellsOfEachFile() {
        match();
        var out = render("match", "--out", out()).out();
        assertTrue(out.startsWith("SOURCE  RANGE "), out);
        assertTrue(out.contains("00:00:05.000 - 00:00:15.000  libx264  -14.0  yes"), out);
        assertTrue(out.contains("✓ 2 files, 5.0 MB, in " + out()), out);
    }

    @Test
    void withoutAKeptClipItIsSaidHowToKeepOne() {
        clip(studio.aProject(folder.resolve("match.mp4")), "Goal", 5, 0.9, ClipStatus.SUGGESTED);
        var typed = render("match", "--out", out());
        assertEquals(3, typed.exitCode());
        assertEquals(
                List.of(
                        "error: No clip of match is kept, so there is nothing to render. [no_clip_kept]",
                        "       List its clips (cliply clips \"match\"), then keep some (cliply keep ID), or add --all to render all that are not rejected."),
                typed.errors());
        assertEquals(0, render("match", "--out", out(), "--all").exitCode());
        assertEquals(List.of("match/01-Goal-9x16.mp4"), files());
    }

    @Test
    void clipsThatOverlapAndShapesOfOneClipAreMadeTogether() {
        match();
        var typed = render("match", "--out", out(), "--aspect", "9:16,source");
        assertEquals(
                List.of(
                        "match/01-Goal-9x16.mp4",
                        "match/01-Goal-source.mp4",
                        "match/02-Cheer-9x16.mp4",
                        "match/02-Cheer-source.mp4"),
                files());
        assertEquals(1, jobs().size());
        assertTrue(
                typed.err().contains("4 files of clips that overlap: 13.0 s are decoded instead of 40.0 s"),
                typed.err());
    }

    @Test
    void eachPresetHasItsOwnShapeAndKind() {
        match();
        render("match", "--out", out(), "--preset", "square,audio-only,copy");
        assertEquals(
                List.of(
                        "match/01-Goal-1x1-square.mp4",
                        "match/02-Cheer-1x1-square.mp4",
                        "match/01-Goal-source-audio-only.m4a",
                        "match/01-Goal-source-copy.mp4",
                        "match/02-Cheer-source-audio-only.m4a",
                        "match/02-Cheer-source-copy.mp4"),
                files());
    }

    @Test
    void wishesForTheSoundComeAlong() {
        match();
        render(
                "match",
                "--out",
                out(),
                "--audio",
                "all",
                "--denoise",
                "--gain",
                "-3",
                "--fade-in",
                "0.5s",
                "--fade-out",
                "2s",
                "--no-level");
        assertEquals(
                new SoundWish(List.of(1, 2), false, true, -3, Duration.ofMillis(500), Duration.ofSeconds(2)),
                jobs().getFirst().outputs().getFirst().sound());
        var typed = render("match", "--out", out(), "--audio", "3");
        assertEquals(3, typed.exitCode());
        assertEquals(
                "error: match.mp4 has no audio track 3. It has 2 tracks. [audio_track_missing]",
                typed.errors().getFirst());
    }

    @Test
    void aTemplateNamesTheFilesAndAPreviewMakesNone() {
        match();
        var typed = render(
                "match", "--out", out(), "--all", "--preview", "--name", "{date}/{title} {start}", "--aspect", "1:1");
        assertEquals(
                "2026-11-20/Goal 00.00.05.000.mp4\n2026-11-20/Save 00.00.30.000.mp4\n2026-11-20/Cheer 00.00.08.000.mp4\n"
                        .replace(
                                "2026-11-20",
                                com.cliply.engine.Samples.START.toString().substring(0, 10)),
                typed.out());
        assertEquals(List.of(), jobs());
        assertFalse(Files.exists(out()));
    }

    @Test
    void rowsOfAListBecomeKeptClips() throws IOException {
        Files.createFile(folder.resolve("a.mp4"));
        Files.createFile(folder.resolve("b.mp4"));
        var typed = renderList("""
                a.mp4,1.5,00:00:11.500,Hello,9:16,draft
                a.mp4,f50,f100,,source,
                b.mp4,0,60.01,"Well, no",,square
                """);
        assertEquals(0, typed.exitCode(), typed.err());
        assertEquals(
                List.of("a/01-Hello-9x16.mp4", "a/02-Clip at 00.00.02.000-source.mp4", "b/01-Well, no-1x1.mp4"),
                files());
        var clips = studio.stores.clips().all();
        assertEquals(3, clips.size());
        assertTrue(clips.stream().allMatch(clip -> clip.status() == ClipStatus.KEPT));
        var range = list().get("renders").get(1).get("range");
        assertEquals(2_000_000, range.get("start_us").asLong());
        assertEquals(4_000_000, range.get("end_us").asLong());
        renderList("a.mp4,1.5,00:00:11.500,Hello,9:16,draft\n");
        assertEquals(3, studio.stores.clips().all().size());
    }

    @Test
    void aWrongRowIsToldWithItsLineAndTheOthersAreRendered() throws IOException {
        Files.createFile(folder.resolve("a.mp4"));
        Files.createFile(folder.resolve("bad.mp4"));
        studio.refusals.put("bad.mp4", new Problem(ErrorCode.FILE_EMPTY, List.of("bad.mp4")));
        var typed = renderList("""
                a.mp4,10,5,,,
                a.mp4,50,70,,,
                a.mp4,f1490,f1501,,,
                bad.mp4,1,2,,,
                a.mp4,1,2,,wide,
                a.mp4,1,2,,,best
                a.mp4,soon,2,,,
                a.mp4,1,2,,9:16,copy
                a.mp4,1,9,Good,,
                """);
        assertEquals(5, typed.exitCode(), typed.err());
        assertEquals(List.of("a/01-Good-9x16.mp4"), files());
        var failures = list().get("failures");
        var told = new ArrayList<String>();
        failures.forEach(failure ->
                told.add(failure.get("line").asInt() + " " + failure.get("code").asText()));
        assertEquals(
                List.of(
                        "2 row_refused",
                        "3 range_outside",
                        "4 row_refused",
                        "5 file_empty",
                        "6 aspect_unknown",
                        "7 preset_unknown",
                        "8 row_refused",
                        "9 row_refused"),
                told);
        assertTrue(
                typed.err()
                        .contains(
                                "error: Line 2: The row cannot be used: its end (00:00:05.000) is not after its start (00:00:10.000). [row_refused]"),
                typed.err());
        assertTrue(
                typed.err()
                        .contains(
                                "error: Line 4: The row cannot be used: the source has 1500 frames, f0 to f1499, and no f1501. [row_refused]"),
                typed.err());
        assertTrue(typed.err().contains("8 of 9 could not be rendered"), typed.err());
    }

    @Test
    void oneClipInSeveralRowsHasOneNumberAndOneDecode() throws IOException {
        Files.createFile(folder.resolve("a.mp4"));
        renderList("a.mp4,1,9,Good,9:16,\na.mp4,1,9,Good,1:1,\na.mp4,20,29,Next,,\n");
        assertEquals(List.of("a/01-Good-9x16.mp4", "a/01-Good-1x1.mp4", "a/02-Next-9x16.mp4"), files());
        assertEquals(2, jobs().size());
    }

    @Test
    void sameNamesGetNumbersAndNothingIsOverwritten() throws IOException {
        Files.createFile(folder.resolve("a.mp4"));
        Files.createDirectories(out());
        Files.writeString(out().resolve("Same.mp4"), "mine");
        renderList("a.mp4,1,9,Same,,\na.mp4,20,29,Same,,\n", "--name", "{title}");
        assertEquals(List.of("Same (2).mp4", "Same (3).mp4"), files());
        assertEquals("mine", Files.readString(out().resolve("Same.mp4")));
    }

    @Test
    void hostileTitlesStayInTheFolder() throws IOException {
        Files.createFile(folder.resolve("a.mp4"));
        renderList("a.mp4,1,9,../../x,,\na.mp4,20,29,/etc/passwd,,\n", "--name", "{title}/{clip}");
        for (var job : jobs())
            for (var output : job.outputs())
                assertTrue(output.file().normalize().startsWith(out()));
    }

    @Test
    void anotherRunKeepsWhatStandsInTheList() throws IOException {
        match();
        render("match", "--out", out());
        Files.createDirectories(out().resolve("match"));
        Files.createFile(out().resolve("match/01-Goal-9x16.mp4"));
        render("match", "--out", out(), "--preset", "draft", "--name", "{title}");
        var names = new ArrayList<String>();
        list().get("renders").forEach(render -> names.add(render.get("file").asText()));
        assertEquals(List.of("match/01-Goal-9x16.mp4", "Goal.mp4", "Cheer.mp4"), names);
    }

    @Test
    void aListThatIsNoneIsPutAside() throws IOException {
        match();
        Files.createDirectories(out());
        Files.writeString(out().resolve("renders.json"), "[[[");
        assertEquals(0, render("match", "--out", out()).exitCode());
        assertEquals("[[[", Files.readString(out().resolve("renders (2).json")));
        assertEquals(2, list().get("renders").size());
    }

    @Test
    void asJsonItSaysTheSame() throws IOException {
        match();
        var typed = render("match", "--out", out(), "--format", "json");
        assertEquals(list(), new ObjectMapper().readTree(typed.out()));
    }

    @Test
    void aFailedJobIsAFailureOfEachOfItsFiles() throws IOException {
        match();
        studio.renderProblem = Optional.of(new Problem(ErrorCode.DISK_FULL, List.of("x.mp4")));
        var typed = render("match", "--out", out());
        assertEquals(7, typed.exitCode());
        assertEquals(2, list().get("failures").size());
        assertEquals("disk_full", list().get("failures").get(0).get("code").asText());
        assertEquals(
                1,
                typed.errors().stream()
                        .filter(line -> line.startsWith("error:"))
                        .count(),
                typed.err());
    }

    @Test
    void anInterruptionCancelsTheJobsOfTheCommand() {
        match();
        studio.works = false;
        var interruption = new Interruption();
        studio.onStart = () -> interruption.request(Wish.CANCEL);
        var typed = Typed.words(studio, interruption, "render", "match", "--out", out());
        assertEquals(6, typed.exitCode(), typed.err());
        assertTrue(studio.stores.jobs().newest(9).stream()
                .allMatch(job -> job.state().name().equals("cancelled")));
        assertFalse(Files.exists(out().resolve("renders.json")));
    }

    @Test
    void whatAnEndedProcessLeftIsFinishedAndListedByJobsRun() throws IOException {
        match();
        Files.createFile(folder.resolve("a.mp4"));
        studio.works = false;
        var interruption = new Interruption();
        studio.onStart = () -> interruption.request(Wish.LEAVE);
        Files.writeString(folder.resolve("list.csv"), "source,start,end\nmatch.mp4,5,15\nmatch.mp4,9,5\na.mp4,1,9\n");
        Files.createFile(folder.resolve("match.mp4"));
        Typed.words(studio, interruption, "render", "--list", folder.resolve("list.csv"), "--out", out());
        studio.works = true;
        studio.onStart = () -> {};
        var typed = Typed.words(studio, "jobs", "run");
        assertEquals(0, typed.exitCode(), typed.err());
        var names = new ArrayList<String>();
        list().get("renders").forEach(render -> names.add(render.get("file").asText()));
        assertEquals(List.of("match/01-Clip at 00.00.05.000-9x16.mp4", "a/01-Clip at 00.00.01.000-9x16.mp4"), names);
        assertEquals(3, list().get("failures").get(0).get("line").asInt());
        assertFalse(Files.exists(out().resolve("match/clips.json")));
    }

    @Test
    void whatPlatformsWouldObjectToIsAWarning() throws IOException {
        Files.createFile(folder.resolve("a.mp4"));
        var typed = renderList("a.mp4,1,9,Wide,16:9,youtube-shorts\n");
        assertEquals(0, typed.exitCode());
        // The fake's files are all 1080x1920 of 12 s, whatever was wished.
        assertEquals(0, list().get("renders").get(0).get("warnings").size());
        studio.renderedBytes = 90_000_000;
        typed = renderList("a.mp4,1,9,Reel,9:16,instagram-reels\n");
        assertTrue(
                typed.out().contains("Instagram Reels takes up to 25.0 Mb/s of picture, and this file has 54.4 Mb/s."),
                typed.out());
        var warning = list().get("renders").get(0).get("warnings").get(0);
        assertEquals("bit_rate", warning.get("code").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                render --out o                                 | Name a PROJECT or a --list, but not both. [usage]
                render a --list b.csv --out o                  | Name a PROJECT or a --list, but not both. [usage]
                render --list b.csv --out o --all              | --all belongs to a PROJECT; of a --list all rows are rendered. [usage]
                render a --out o --gain 99                     | --gain must be from -60 to 60, not 99.0. [usage]
                render a --out o --audio 0                     | --audio takes numbers of tracks from 1, or all, not 0. [usage]
                render a --out o --aspect tall                 | tall is not an aspect ratio. [aspect_unknown]
                render a --out o --preset huge                 | There is no preset named huge. [preset_unknown]
                render a --out o --name {aspect}               | Files cannot be named "{aspect}": all clips of a source would have the same name; add one of {clip}, {title}, {start}, {end} or {hash} [name_refused]
                presets names ../{title}                       | Files cannot be named "../{title}": ".." would lead to another folder [name_refused]
                clip a.mp4 --out o --name {aspect}             | Files cannot be named "{aspect}": all clips of a source would have the same name; add one of {clip}, {title}, {start}, {end} or {hash} [name_refused]
                """)
    void whatMakesNoSenseIsToldBeforeAnythingIsOpened(String words, String sentence) {
        var typed = Typed.words(studio, (Object[]) words.split(" "));
        assertEquals(2, typed.exitCode());
        assertEquals("error: " + sentence, typed.errors().getFirst());
        assertEquals(List.of(), studio.opened);
    }

    @Test
    void aListThatIsNotThereIsRefusedInput() {
        var typed = render("--list", folder.resolve("none.csv"), "--out", out());
        assertEquals(3, typed.exitCode());
        assertEquals(List.of(), studio.opened);
    }
}
