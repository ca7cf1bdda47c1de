package com.cliply.storage.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.PublicationId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.job.FindHelp;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobJsonTest {
    private static final ProjectId PROJECT = new ProjectId(UUID.fromString("01900000-0000-7000-8000-000000000010"));
    private static final SourceId SOURCE = new SourceId(UUID.fromString("01900000-0000-7000-8000-000000000020"));
    private static final ClipId CLIP = new ClipId(UUID.fromString("01900000-0000-7000-8000-000000000030"));
    private static final JobKind.RenderOrder ORDER = new JobKind.RenderOrder(
            Path.of("/out/\"it's\" 🎬"), "vertical-1080", List.of("9:16", "1:1"), 0.5, JobKind.RenderOrder.USUAL_NAMES);

    private static JobKind.DetectHighlights detect(Path transcript) {
        return new JobKind.DetectHighlights(
                PROJECT, SOURCE, 5, Duration.ofSeconds(8), Duration.ofMillis(60_500), transcript, ORDER);
    }

    private static final JobKind.DetectHighlights PLAIN_DETECT =
            new JobKind.DetectHighlights(PROJECT, SOURCE, 1, Duration.ofSeconds(8), Duration.ofMinutes(1), null, null);

    private static final JobKind.DetectHighlights NAMING_DETECT = new JobKind.DetectHighlights(
            PROJECT,
            SOURCE,
            1,
            Duration.ofSeconds(8),
            Duration.ofMinutes(1),
            null,
            new JobKind.RenderOrder(Path.of("/out"), "draft", List.of("source"), 0, "{title}"));

    private static final JobKind.DetectHighlights HELPED_DETECT = new JobKind.DetectHighlights(
            PROJECT,
            SOURCE,
            1,
            Duration.ofSeconds(8),
            Duration.ofMinutes(1),
            null,
            null,
            new FindHelp(
                    true,
                    Path.of("/in/a.info.json"),
                    Path.of("/in/chat.csv"),
                    "TALK",
                    Map.of("reaction", 6.0, "motion", 0.0)));

    private static final JobKind.DetectHighlights AIDED_DETECT = new JobKind.DetectHighlights(
            PROJECT,
            SOURCE,
            1,
            Duration.ofSeconds(8),
            Duration.ofMinutes(1),
            null,
            null,
            new FindHelp(false, null, null, null, Map.of(), Set.of(FindHelp.Aid.values())));

    private static final String AIDED_TEXT =
            "{'project':'P','source':'S','count':1,'min_us':8000000,'max_us':60000000,'help':{'aids':['transcription',"
                    + "'opinion','wording']}}";

    /** Once released, a line here is never changed: tables out there hold it. */
    private static final Map<JobKind, String> WRITTEN = Map.ofEntries(
            Map.entry(new JobKind.ProbeSource(PROJECT, SOURCE, null), "probe-source/1 {'project':'P','source':'S'}"),
            Map.entry(
                    new JobKind.ProbeSource(PROJECT, SOURCE, PLAIN_DETECT),
                    "probe-source/1 {'project':'P','source':'S','then':"
                            + "{'project':'P','source':'S','count':1,'min_us':8000000,'max_us':60000000}}"),
            Map.entry(new JobKind.MakeProxy(PROJECT, SOURCE), "make-proxy/1 {'project':'P','source':'S'}"),
            Map.entry(
                    new JobKind.MakeProxy(PROJECT, SOURCE, List.of(MediaTime.ofSeconds(75), MediaTime.ZERO)),
                    "make-proxy/2 {'project':'P','source':'S','around_us':[75000000,0]}"),
            Map.entry(
                    new JobKind.TranscribeSource(PROJECT, SOURCE), "transcribe-source/1 {'project':'P','source':'S'}"),
            Map.entry(AIDED_DETECT, "detect-highlights/4 " + AIDED_TEXT),
            Map.entry(
                    new JobKind.ProbeSource(PROJECT, SOURCE, AIDED_DETECT),
                    "probe-source/4 {'project':'P','source':'S','then':" + AIDED_TEXT + "}"),
            Map.entry(
                    new JobKind.TranscribeSource(PROJECT, SOURCE, AIDED_DETECT),
                    "transcribe-source/2 {'project':'P','source':'S','then':" + AIDED_TEXT + "}"),
            Map.entry(
                    detect(Path.of("/subs/a.srt")),
                    "detect-highlights/1 {'project':'P','source':'S','count':5,'min_us':8000000,'max_us':60500000,"
                            + "'transcript':'/subs/a.srt','then':{'folder':'/out/\\\"it~s\\\" 🎬',"
                            + "'preset':'vertical-1080','min_score':0.5,'aspects':['9:16','1:1']}}"),
            Map.entry(
                    new JobKind.ProbeSource(PROJECT, SOURCE, NAMING_DETECT),
                    "probe-source/2 {'project':'P','source':'S','then':{'project':'P','source':'S','count':1,"
                            + "'min_us':8000000,'max_us':60000000,'then':{'folder':'/out','preset':'draft',"
                            + "'min_score':0.0,'aspects':['source'],'names':'{title}'}}}"),
            Map.entry(
                    HELPED_DETECT,
                    "detect-highlights/3 {'project':'P','source':'S','count':1,'min_us':8000000,'max_us':60000000,"
                            + "'help':{'words':false,'heat_map':'/in/a.info.json','chat':'/in/chat.csv',"
                            + "'profile':'TALK','weights':{'motion':0.0,'reaction':6.0}}}"),
            Map.entry(
                    NAMING_DETECT,
                    "detect-highlights/2 {'project':'P','source':'S','count':1,'min_us':8000000,'max_us':60000000,"
                            + "'then':{'folder':'/out','preset':'draft','min_score':0.0,'aspects':['source'],"
                            + "'names':'{title}'}}"),
            Map.entry(
                    new JobKind.RenderClip(
                            PROJECT,
                            List.of(new JobKind.RenderClip.Output(
                                    CLIP,
                                    "vertical-1080",
                                    "9:16",
                                    Path.of("/out/a.mp4"),
                                    new SoundWish(
                                            List.of(2, 1),
                                            false,
                                            true,
                                            -3.5,
                                            Duration.ofMillis(20),
                                            Duration.ofSeconds(1))))),
                    "render-clip/2 {'project':'P','outputs':"
                            + "[{'clip':'C','preset':'vertical-1080','aspect':'9:16','file':'/out/a.mp4','sound':"
                            + "{'levelled':false,'denoised':true,'gain_db':-3.5,'fade_in_us':20000,'fade_out_us':1000000,"
                            + "'tracks':[2,1]}}]}"),
            Map.entry(new JobKind.BackUp(), "back-up/1 {}"),
            Map.entry(new JobKind.PurgeJobs(), "purge-jobs/1 {}"),
            Map.entry(new JobKind.MakeThumbnails(PROJECT, CLIP), "make-thumbnails/1 {'project':'P','clip':'C'}"),
            Map.entry(
                    new JobKind.Publish(PROJECT, new PublicationId(CLIP.value())),
                    "publish/1 {'project':'P','publication':'C'}"));

    private static String full(String text) {
        return text.replace("'P'", "'" + PROJECT + "'")
                .replace("'S'", "'" + SOURCE + "'")
                .replace("'C'", "'" + CLIP + "'")
                .replace('\'', '"')
                .replace('~', '\'');
    }

    @Test
    void everyKindIsWrittenUnderItsStableNames() {
        WRITTEN.forEach((kind, text) -> assertEquals(full(text), JobJson.name(kind) + " " + JobJson.write(kind)));
    }

    @Test
    void everyKindSurvivesItsJson() {
        for (var kind : WRITTEN.keySet())
            assertEquals(kind, JobJson.read(JobJson.name(kind), PROJECT.value(), JobJson.write(kind)));
    }

    @Test
    void allKindsButTheUnknownAreTested() {
        var kinds = Stream.concat(permitted(JobKind.class), permitted(JobKind.OfProject.class))
                .filter(Class::isRecord)
                .count();
        assertEquals(
                kinds - 1,
                WRITTEN.keySet().stream().map(Object::getClass).distinct().count());
    }

    @Test
    void aRenditionOrderedByTheFirstVersionIsStillRead() {
        var text =
                full("{'project':'P','clip':'C','outputs':[{'preset':'draft','aspect':'9:16','file':'/out/a.mp4'}]}");
        assertEquals(
                new JobKind.RenderClip(
                        PROJECT,
                        List.of(new JobKind.RenderClip.Output(
                                CLIP, "draft", "9:16", Path.of("/out/a.mp4"), SoundWish.PLAIN))),
                JobJson.read("render-clip/1", PROJECT.value(), text));
    }

    private static Stream<Class<?>> permitted(Class<?> kind) {
        return Stream.of(kind.getPermittedSubclasses());
    }

    @Test
    void whatAnotherVersionWroteOrSomebodyDamagedIsUnknown() {
        var text = JobJson.write(new JobKind.MakeProxy(PROJECT, SOURCE));
        assertEquals(
                new JobKind.Unknown("make-proxy/3", Optional.of(PROJECT)),
                JobJson.read("make-proxy/3", PROJECT.value(), text));
        assertEquals(
                new JobKind.Unknown("dance/1", Optional.of(PROJECT)), JobJson.read("dance/1", PROJECT.value(), text));
        var unknown = new JobKind.Unknown("make-proxy/1", Optional.of(PROJECT));
        for (var damaged : List.of("", "{", "[]", "{}", "null", text.substring(5), text.replace("0", "x")))
            assertEquals(unknown, JobJson.read("make-proxy/1", PROJECT.value(), damaged), damaged);
        assertThrows(IllegalArgumentException.class, () -> JobJson.write(unknown));
    }

    @Test
    void factsSurviveTheirJson() {
        var facts = List.of("a \"file\".mp4", "", "🎬");
        assertEquals(facts, JobJson.readFacts(JobJson.writeFacts(facts)));
    }
}
