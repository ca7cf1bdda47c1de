package com.cliply.app.cli;

import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.platform.FileFacts;
import com.cliply.engine.platform.Finding;
import com.cliply.engine.platform.Platforms;
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
 * @param name within the folder of the list
 * @param took how long the job worked that made it, perhaps with others; empty if that is not known
 */
record RenderOutcome(RenderItem item, Rendition rendition, String name, Optional<Duration> took) {
    /** What the platforms of the preset would say against it. */
    List<Finding> warnings(Platforms platforms) {
        var preset = item.preset();
        var track = item.project().source().info().video();
        if (preset.kind() == RenderPreset.Kind.SOUND || track.isEmpty()) return List.of();
        var rate = preset.rate(track.map(VideoTrack::frameRate).orElseThrow());
        var facts = new FileFacts(rendition.duration(), rendition.bytes(), rate, rendition.size());
        return preset.platforms().stream()
                .flatMap(name -> platforms.find(name).stream())
                .flatMap(platform -> platform.objections(facts).stream())
                .toList();
    }

    Map<String, @Nullable Object> json(Platforms platforms) {
        var clip = item.clip();
        return JsonOutput.object(
                "file",
                name,
                "source",
                item.project().source().path().toString(),
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
                // Not remembered with the rendition yet.
                "true_peak_dbtp",
                null,
                "sha256",
                rendition.sha256(),
                "bytes",
                rendition.bytes(),
                // No file gets its name before it was read back and held against its plan.
                "verified",
                true,
                "warnings",
                warnings(platforms).stream()
                        .map(finding -> JsonOutput.object("code", finding.code(), "message", finding.sentence()))
                        .toList());
    }

    private Map<String, @Nullable Object> range() {
        var clip = item.clip();
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
