package com.cliply.engine.job;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What beside the file itself helps to find its highlights, and how they are weighed. Files are absolute.
 *
 * @param withoutWords whether nothing that is said is used, not even subtitles beside the file
 * @param heatMap which parts others played again, or null to look beside the file
 * @param chat a log of what others wrote, or null
 * @param profile the name of a {@link com.cliply.engine.highlight.Profile}, or null to let the evidence decide
 * @param weights log-odds by the stable name of a signal, instead of the profile's
 * @param aids who shall help; where one cannot, the work goes on without it
 */
public record FindHelp(
        boolean withoutWords,
        @Nullable Path heatMap,
        @Nullable Path chat,
        @Nullable String profile,
        Map<String, Double> weights,
        Set<Aid> aids) {
    public static final FindHelp NONE = new FindHelp(false, null, null, null, Map.of());

    /** Who helps only if a creator asks for it. How to reach them, and their keys, are no part of a job. */
    public enum Aid {
        /** The model that writes down what is said, where no subtitles do. */
        TRANSCRIPTION,
        /** A language model that judges moments. */
        OPINION,
        /** A language model that finds titles and hashtags. */
        WORDING;

        /** The stable name, as {@code transcription}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one with this stable name. */
        public static Optional<Aid> of(String id) {
            return Arrays.stream(values()).filter(aid -> aid.id().equals(id)).findAny();
        }
    }

    public FindHelp {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        aids = Set.copyOf(aids);
    }

    /** Of nobody else. */
    public FindHelp(
            boolean withoutWords,
            @Nullable Path heatMap,
            @Nullable Path chat,
            @Nullable String profile,
            Map<String, Double> weights) {
        this(withoutWords, heatMap, chat, profile, weights, Set.of());
    }

    /** Whether this one shall help. */
    public boolean asks(Aid aid) {
        return aids.contains(aid);
    }
}
