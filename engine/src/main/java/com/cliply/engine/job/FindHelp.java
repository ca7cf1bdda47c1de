package com.cliply.engine.job;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
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
 */
public record FindHelp(
        boolean withoutWords,
        @Nullable Path heatMap,
        @Nullable Path chat,
        @Nullable String profile,
        Map<String, Double> weights) {
    public static final FindHelp NONE = new FindHelp(false, null, null, null, Map.of());

    public FindHelp {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }
}
