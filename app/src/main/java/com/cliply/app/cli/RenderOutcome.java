package com.cliply.app.cli;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.job.JobEvent;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.platform.FileFacts;
import com.cliply.engine.platform.Finding;
import com.cliply.engine.platform.Platforms;
import com.cliply.engine.project.Project;
import com.cliply.engine.render.RenderPreset;
import com.cliply.engine.render.Rendition;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finished file.
 *
 * @param preset empty if it is not there any more
 * @param name within the folder of the list
 * @param took how long the job worked that made it, perhaps with others; empty if that is not known
 */
record RenderOutcome(
        Project project,
        Clip clip,
        Optional<RenderPreset> preset,
        Rendition rendition,
        String name,
        Optional<Duration> took) {
    /** How long the last attempt of a job worked. */
    static Optional<Duration> took(List<JobEvent> history) {
        return history.stream()
                .filter(event -> event.what().equals("started"))
                .reduce((_, last) -> last)
                .map(start -> Duration.between(start.at(), history.getLast().at()));
    }

    /** What the platforms of the preset would say against it. */
    List<Finding> warnings(Platforms platforms) {
        var track = project.source().info().video();
        var settings = preset.filter(some -> some.kind() != RenderPreset.Kind.SOUND);
        if (settings.isEmpty() || track.isEmpty()) return List.of();
        var rate = settings.get().rate(track.map(VideoTrack::frameRate).orElseThrow());
        var facts = new FileFacts(rendition.duration(), rendition.bytes(), rate, rendition.size());
        return settings.get().platforms().stream()
                .flatMap(name -> platforms.find(name).stream())
                .flatMap(platform -> platform.objections(facts).stream())
                .toList();
    }

    Map<String, @Nullable Object> json(Platforms platforms) {
        return JsonOutput.object(
                "file",
                name,
                "source",
                project.source().path().toString(),
                "range",
                range(),
                "title",
                clip.title(),
                "aspect",
                rendition.aspect(),
                "preset",
                rendition.preset(),
                "width",
                rendition.size().width(),
                "height",
                rendition.size().height(),
                "encoder",
                rendition.encoder(),
                "loudness_lufs",
                JsonOutput.number(rendition.loudnessLufs()),
                "true_peak_dbtp",
                rendition.truePeakDbtp() == null ? null : JsonOutput.number(rendition.truePeakDbtp()),
                "sha256",
                rendition.sha256(),
                "bytes",
                rendition.bytes(),
                // No file gets its name before it was read back and held against its plan.
                "verified",
                true,
                "notes",
                rendition.notes(),
                "warnings",
                warnings(platforms).stream()
                        .map(finding -> JsonOutput.object("code", finding.code(), "message", finding.sentence()))
                        .toList());
    }

    private Map<String, @Nullable Object> range() {
        var json = JsonOutput.object(
                "start_us", clip.inPoint().micros(),
                "end_us", clip.outPoint().micros(),
                "duration_us", MediaTime.micros(clip.duration()));
        if (clip.ranges().size() > 1)
            json.put("parts", clip.ranges().stream().map(RenderOutcome::part).toList());
        return json;
    }

    private static Map<String, @Nullable Object> part(TimeRange range) {
        return JsonOutput.object(
                "start_us", range.start().micros(), "end_us", range.end().micros());
    }
}
