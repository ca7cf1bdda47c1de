package com.cliply.app.cli;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.highlight.HighlightReason;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shape of {@code detect --format json}, on which other programs rely. */
final class HighlightJson {
    private HighlightJson() {}

    /** Without a duration for a file that could not be read. */
    static Map<String, @Nullable Object> of(
            Path video, @Nullable Duration duration, String engine, List<Highlight> highlights) {
        return JsonOutput.object(
                "video",
                video.toString(),
                "duration_us",
                duration == null ? null : MediaTime.micros(duration),
                "engine",
                engine,
                "highlights",
                highlights.stream().map(HighlightJson::one).toList());
    }

    /** What was just found, with the base to which the weights add. */
    static Map<String, @Nullable Object> of(Path video, Duration duration, String engine, Detection found) {
        return JsonOutput.object(
                "video",
                video.toString(),
                "duration_us",
                MediaTime.micros(duration),
                "engine",
                engine,
                "profile",
                found.profile().name().toLowerCase(Locale.ROOT),
                "base",
                JsonOutput.number(found.base()),
                "warnings",
                found.notices().stream()
                        .map(notice -> JsonOutput.object("code", notice.code(), "text", notice.text()))
                        .toList(),
                "highlights",
                found.highlights().stream().map(HighlightJson::one).toList());
    }

    static Highlight of(Clip clip) {
        return new Highlight(
                new TimeRange(clip.inPoint(), clip.outPoint()), clip.score(), clip.title(), clip.reasons());
    }

    private static Map<String, @Nullable Object> one(Highlight highlight) {
        return JsonOutput.object(
                "start_us", highlight.range().start().micros(),
                "end_us", highlight.range().end().micros(),
                "score", JsonOutput.number(highlight.score()),
                "title", highlight.title(),
                "hashtags", highlight.hashtags(),
                "starts_on", highlight.edges().map(edges -> edges.start().id()).orElse(null),
                "ends_on", highlight.edges().map(edges -> edges.end().id()).orElse(null),
                "reasons", highlight.reasons().stream().map(HighlightJson::one).toList());
    }

    private static Map<String, @Nullable Object> one(HighlightReason reason) {
        return JsonOutput.object(
                "signal", reason.signal(), "weight", JsonOutput.number(reason.weight()), "text", reason.text());
    }
}
