package com.cliply.app.cli;

import com.cliply.engine.highlight.Explanation;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shape of {@code explain --format json}, on which other programs rely. */
final class ExplanationJson {
    private ExplanationJson() {}

    static Map<String, @Nullable Object> of(Path video, Explanation explanation) {
        return JsonOutput.object(
                "video", video.toString(),
                "start_us", explanation.range().start().micros(),
                "end_us", explanation.range().end().micros(),
                "starts_on", explanation.edges().start().id(),
                "ends_on", explanation.edges().end().id(),
                "score", JsonOutput.number(explanation.score()),
                "base", JsonOutput.number(explanation.base()),
                "profile", explanation.profile().name().toLowerCase(Locale.ROOT),
                "verdict", verdict(explanation.verdict()),
                "evidence",
                        explanation.contributions().stream()
                                .map(ExplanationJson::one)
                                .toList());
    }

    private static Map<String, @Nullable Object> verdict(Explanation.Verdict verdict) {
        return switch (verdict) {
            case Explanation.Suggested suggested -> JsonOutput.object("is", "suggested", "rank", suggested.rank());
            case Explanation.Outshone outshone ->
                JsonOutput.object(
                        "is",
                        "outshone",
                        "rank",
                        outshone.rank(),
                        "start_us",
                        outshone.by().range().start().micros(),
                        "end_us",
                        outshone.by().range().end().micros());
            case Explanation.Weaker weaker ->
                JsonOutput.object(
                        "is",
                        "weaker",
                        "suggestions",
                        weaker.suggestions(),
                        "least",
                        JsonOutput.number(weaker.least()));
            case Explanation.Unnoticed unnoticed -> JsonOutput.object("is", "unnoticed");
        };
    }

    private static Map<String, @Nullable Object> one(Explanation.Contribution contribution) {
        return JsonOutput.object(
                "signal", contribution.evidence().id(),
                "strength", JsonOutput.number(contribution.strength()),
                "most", JsonOutput.number(contribution.most()),
                "weight", JsonOutput.number(contribution.weight()),
                "text", contribution.text());
    }
}
