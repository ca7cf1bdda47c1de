package com.cliply.app.bench.highlights;

import com.cliply.engine.analysis.Analysis;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.highlight.Detection;
import com.cliply.engine.highlight.DetectionWish;
import com.cliply.engine.highlight.Evidence;
import com.cliply.engine.highlight.FindRequest;
import com.cliply.engine.highlight.HighlightFinder;
import com.cliply.engine.media.WorkMonitor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Detection with something taken away: what is lost is what it adds. */
interface Ablation {
    /** With everything. */
    Ablation NONE = changed("nothing", UnaryOperator.identity());

    /** What is missing, as it stands in a table. */
    String title();

    /**
     * Detects without it.
     *
     * @param measured all that was measured; measuring is never repeated
     */
    Detection detect(HighlightFinder finder, FindRequest request, Analysis measured);

    /** Each signal that {@code measured} has, and what is no curve: the transcript, pauses, shots, all sound, all pictures. */
    static List<Ablation> each(Set<Signal> signals) {
        var all = new ArrayList<Ablation>();
        for (var signal : EnumSet.copyOf(signals)) all.add(without(signal.id(), EnumSet.of(signal)));
        for (var evidence : Evidence.values()) all.add(weighing(evidence));
        all.add(withoutTranscript());
        all.add(changed(
                "pauses",
                analysis -> new Analysis(analysis.duration(), analysis.tracks(), List.of(), analysis.shotChanges())));
        all.add(changed("shot changes", analysis -> analysis.withShotChanges(List.of())));
        all.add(without("all of the sound's curves", EnumSet.complementOf(pictures())));
        all.add(without("all of the picture's curves", pictures()));
        return List.copyOf(all);
    }

    private static EnumSet<Signal> pictures() {
        return EnumSet.of(
                Signal.MOTION,
                Signal.TRUE_MOTION,
                Signal.PICTURE_CHANGE,
                Signal.PICTURE_RARITY,
                Signal.CUT_RATE,
                Signal.FLASH,
                Signal.BLACK,
                Signal.FROZEN);
    }

    static Ablation without(String title, Set<Signal> signals) {
        var missing = Set.copyOf(signals);
        return changed(
                title,
                analysis -> new Analysis(
                        analysis.duration(),
                        analysis.tracks().stream()
                                .filter(track -> !missing.contains(track.signal()))
                                .toList(),
                        analysis.pauses(),
                        analysis.shotChanges()));
    }

    static Ablation withoutTranscript() {
        return new Ablation() {
            @Override
            public String title() {
                return "transcript";
            }

            @Override
            public Detection detect(HighlightFinder finder, FindRequest request, Analysis measured) {
                return finder.detect(
                        new FindRequest(
                                request.file(), request.info(), Transcript.EMPTY, request.imported(), request.wish()),
                        measured,
                        WorkMonitor.NONE);
            }
        };
    }

    /** The signal may still make candidates and edges, but its evidence weighs nothing. */
    private static Ablation weighing(Evidence evidence) {
        return new Ablation() {
            @Override
            public String title() {
                return evidence.id() + " (weight 0)";
            }

            @Override
            public Detection detect(HighlightFinder finder, FindRequest request, Analysis measured) {
                var wish = new DetectionWish(
                        request.wish().limits(), request.wish().profile(), Map.of(evidence, 0.0));
                return finder.detect(
                        new FindRequest(request.file(), request.info(), request.transcript(), request.imported(), wish),
                        measured,
                        WorkMonitor.NONE);
            }
        };
    }

    private static Ablation changed(String title, UnaryOperator<Analysis> change) {
        return new Ablation() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public Detection detect(HighlightFinder finder, FindRequest request, Analysis measured) {
                return finder.detect(request, change.apply(measured), WorkMonitor.NONE);
            }
        };
    }
}
