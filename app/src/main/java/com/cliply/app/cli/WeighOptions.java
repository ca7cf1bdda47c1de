package com.cliply.app.cli;

import com.cliply.engine.highlight.DetectionLimits;
import com.cliply.engine.highlight.DetectionWish;
import com.cliply.engine.highlight.Evidence;
import com.cliply.engine.highlight.Profile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How what was found is weighed. */
final class WeighOptions {
    /** More than this decides by itself, whatever else is found. */
    private static final double MOST = 20;

    @Option(
            names = "--profile",
            paramLabel = "KIND",
            converter = ProfileConverter.class,
            description = "talk, action or mixed: what kind of video it is. Default: told from what is seen and heard.")
    @Nullable
    Profile profile;

    @Option(
            names = "--weight",
            paramLabel = "SIGNAL=N",
            description = "Let a signal count by N log-odds at most, as reaction=6 or motion=0; may be repeated.")
    Map<String, Double> weights = new LinkedHashMap<>();

    /** Refuses what makes no sense before anything is opened. */
    DetectionWish wish(DetectionLimits limits, FindOptions find, Texts texts) {
        var changes = weights.entrySet().stream()
                .collect(Collectors.toMap(
                        change -> Evidence.of(change.getKey())
                                .orElseThrow(() -> find.wrong(texts.text("find.signal", change.getKey(), signals()))),
                        Map.Entry::getValue));
        for (var weight : changes.values())
            if (!(Math.abs(weight) <= MOST)) throw find.wrong(texts.text("find.weight", weight, MOST));
        return new DetectionWish(limits, profile, changes);
    }

    private static String signals() {
        return Arrays.stream(Evidence.values()).map(Evidence::id).collect(Collectors.joining(", "));
    }

    /** Reads profiles as a person writes them. */
    static final class ProfileConverter implements ITypeConverter<Profile> {
        @Override
        public Profile convert(String text) {
            try {
                return Profile.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException("'" + text + "' is not talk, action or mixed");
            }
        }
    }
}
