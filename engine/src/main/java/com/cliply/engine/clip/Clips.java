package com.cliply.engine.clip;

import com.cliply.engine.highlight.Highlight;
import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns highlights into clips, next to those that are there already. */
public final class Clips {
    private final Ids ids;

    public Clips(Ids ids) {
        this.ids = ids;
    }

    /**
     * One clip a highlight, in its order. A clip with just that range keeps its id and its creator's verdict, so that
     * analysing again changes nothing that was decided.
     */
    public List<Clip> suggest(ProjectId project, List<Clip> existing, List<Highlight> highlights) {
        var suggested = new ArrayList<Clip>();
        for (var highlight : highlights) {
            var ranges = List.of(highlight.range());
            var known = existing.stream()
                    .filter(clip -> clip.ranges().equals(ranges))
                    .findFirst();
            suggested.add(new Clip(
                    known.map(Clip::id).orElseGet(() -> new ClipId(ids.next())),
                    project,
                    highlight.title(),
                    ranges,
                    highlight.score(),
                    highlight.reasons(),
                    known.map(Clip::status).orElse(ClipStatus.SUGGESTED)));
        }
        return suggested;
    }

    /** Those that show something after the end of their source, which may have become shorter since. */
    public static List<Clip> beyond(List<Clip> clips, Duration sourceLength) {
        var end = MediaTime.micros(sourceLength);
        return clips.stream()
                .filter(clip ->
                        clip.ranges().stream().anyMatch(range -> range.end().micros() > end))
                .toList();
    }

    /**
     * A clip that somebody asks for by its range and its title: the one that there is already, or a new one. Either is kept.
     */
    public Clip wished(ProjectId project, List<Clip> existing, String title, TimeRange range) {
        return existing.stream()
                .filter(clip ->
                        clip.ranges().equals(List.of(range)) && clip.title().equals(title))
                .findFirst()
                .map(clip -> clip.withStatus(ClipStatus.KEPT))
                .orElseGet(() -> new Clip(
                        new ClipId(ids.next()), project, title, List.of(range), 0, List.of(), ClipStatus.KEPT));
    }

    /** What an older analysis suggested, a newer one does not, and nobody has decided on. */
    public static List<Clip> outdated(List<Clip> existing, List<Clip> suggested) {
        return existing.stream()
                .filter(clip -> clip.status() == ClipStatus.SUGGESTED)
                .filter(clip -> suggested.stream().noneMatch(kept -> kept.id().equals(clip.id())))
                .toList();
    }
}
