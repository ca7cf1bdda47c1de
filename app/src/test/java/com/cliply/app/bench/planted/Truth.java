package com.cliply.app.bench.planted;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What is where in a video, in seconds.
 *
 * @param split which set it is of
 * @param cuts where a new shot begins
 */
public record Truth(
        String video,
        String split,
        String genre,
        double duration,
        List<Planted> highlights,
        List<Decoy> decoys,
        List<Double> cuts,
        List<Said> sentences,
        List<SaidWord> words) {

    public Truth {
        highlights = List.copyOf(highlights);
        decoys = List.copyOf(decoys);
        cuts = List.copyOf(cuts);
        sentences = List.copyOf(sentences);
        words = List.copyOf(words);
    }

    /**
     * A highlight.
     *
     * @param core start and end of what it is shown for: the laugh, the goal
     */
    public record Planted(double start, double end, List<Double> core, String kind, List<String> signals) {
        public Planted {
            core = List.copyOf(core);
            signals = List.copyOf(signals);
        }
    }

    /** What draws attention without being worth it. */
    public record Decoy(double start, double end, String kind) {}

    /** A sentence. */
    public record Said(
            @JsonProperty("s") double start,
            @JsonProperty("e") double end,
            String text) {}

    /** A word. */
    public record SaidWord(
            @JsonProperty("w") String text,
            @JsonProperty("s") double start,
            @JsonProperty("e") double end) {}
}
