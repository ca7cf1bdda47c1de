package com.cliply.engine.render;

import com.cliply.engine.error.InputException;
import com.cliply.engine.platform.Platforms;
import com.cliply.engine.render.RenderPreset.Kind;
import com.cliply.engine.time.FrameRate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads preset files, which people write: whatever is wrong is told with its line. */
final class PresetsJson {
    private static final int SCHEMA = 1;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,59}");
    private static final Pattern RATE = Pattern.compile("(\\d{1,6})(?:/(\\d{1,4}))?");
    private static final List<String> SPEEDS =
            List.of("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow");
    private static final String AS_SOURCE = "source";
    private static final String NONE = "none";
    private static final Set<String> ALWAYS =
            Set.of("schema", "name", "asOf", "description", "kind", "aspect", "platforms", "suffix");

    private final Platforms platforms;

    PresetsJson(Platforms platforms) {
        this.platforms = platforms;
    }

    /**
     * Reads one preset.
     *
     * @throws FaultyPreset if it is none
     */
    RenderPreset read(String text) {
        var file = LocatedJson.read(text);
        if (file.whole("schema", 1, 1_000_000) != SCHEMA)
            throw file.fault("schema", "this version reads schema " + SCHEMA + "; a newer Cliply may read this file");
        var kind = kind(file);
        var known = new TreeSet<>(ALWAYS);
        if (kind == Kind.ENCODE) known.add("picture");
        if (kind != Kind.COPY) known.add("sound");
        file.onlyKnows(
                known,
                kind == Kind.ENCODE ? "" : " with the kind " + kind.name().toLowerCase(Locale.ROOT));
        return new RenderPreset(
                name(file),
                date(file),
                description(file),
                kind,
                aspect(file),
                kind == Kind.ENCODE ? picture(file.object("picture")) : RenderPreset.Picture.NONE,
                kind == Kind.COPY ? RenderPreset.Sound.NONE : sound(file.object("sound")),
                platforms(file),
                suffix(file, kind));
    }

    private static String name(LocatedJson file) {
        var name = file.text("name");
        if (!NAME.matcher(name).matches())
            throw file.fault("name", "a name has up to 60 letters, digits, dots, dashes and underscores");
        return name;
    }

    private static LocalDate date(LocatedJson file) {
        try {
            return LocalDate.parse(file.text("asOf"));
        } catch (DateTimeException _) {
            throw file.fault("asOf", "a date is written as 2026-11-21");
        }
    }

    private static String description(LocatedJson file) {
        var description = file.text("description").strip();
        if (description.length() > 200 || description.chars().anyMatch(Character::isISOControl))
            throw file.fault("description", "it is one line of up to 200 characters");
        return description;
    }

    private static Kind kind(LocatedJson file) {
        return switch (file.text("kind")) {
            case "encode" -> Kind.ENCODE;
            case "copy" -> Kind.COPY;
            case "sound" -> Kind.SOUND;
            default -> throw file.fault("kind", "it is encode, copy or sound");
        };
    }

    private static Aspect aspect(LocatedJson file) {
        try {
            return Aspect.parse(file.text("aspect"));
        } catch (InputException _) {
            throw file.fault("aspect", "it is a shape as 9:16, or source");
        }
    }

    private static RenderPreset.Picture picture(LocatedJson picture) {
        picture.onlyKnows(Set.of("shortSide", "slowest", "fastest", "speed", "quality", "maxBitRate"), "");
        var shortSide = picture.is("shortSide", AS_SOURCE)
                ? OptionalInt.empty()
                : OptionalInt.of(picture.whole("shortSide", 64, 4320));
        if (shortSide.orElse(0) % 2 != 0) throw picture.fault("shortSide", "it is an even number");
        var slowest = rate(picture, "slowest");
        var fastest = rate(picture, "fastest");
        if (slowest.isPresent() && fastest.isPresent() && slowest.get().compareTo(fastest.get()) > 0)
            throw picture.fault("fastest", "it is slower than slowest");
        if (!SPEEDS.contains(picture.text("speed")))
            throw picture.fault("speed", "it is one of " + String.join(", ", SPEEDS));
        return new RenderPreset.Picture(
                shortSide,
                slowest,
                fastest,
                picture.text("speed"),
                picture.whole("quality", 0, 51),
                picture.whole("maxBitRate", 100_000, 800_000_000));
    }

    private static Optional<FrameRate> rate(LocatedJson picture, String key) {
        if (picture.is(key, AS_SOURCE)) return Optional.empty();
        var matcher = RATE.matcher(picture.anyText(key));
        if (!matcher.matches()) throw picture.fault(key, "a rate is written as 30, as \"30000/1001\" or as \"source\"");
        var numerator = Integer.parseInt(matcher.group(1));
        var denominator =
                Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(1);
        if (denominator == 0 || numerator < denominator || numerator > 240 * denominator)
            throw picture.fault(key, "a rate is from 1 to 240");
        return Optional.of(new FrameRate(numerator, denominator));
    }

    private static RenderPreset.Sound sound(LocatedJson sound) {
        sound.onlyKnows(Set.of("bitRate", "loudness"), "");
        return new RenderPreset.Sound(
                sound.whole("bitRate", 32_000, 512_000),
                sound.is("loudness", NONE)
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(sound.number("loudness", -40, -5)));
    }

    private List<String> platforms(LocatedJson file) {
        var names = file.texts("platforms", 20);
        for (var name : names)
            if (platforms.find(name).isEmpty())
                throw file.fault(
                        "platforms",
                        "there is no platform " + name + ", but "
                                + String.join(
                                        ", ",
                                        platforms.all().stream()
                                                .map(platform -> platform.name())
                                                .toList()));
        return names;
    }

    private static String suffix(LocatedJson file, Kind kind) {
        var suffix = file.text("suffix");
        var known = kind == Kind.SOUND ? ".m4a" : ".mp4";
        if (!suffix.equals(known)) throw file.fault("suffix", "of this kind it is " + known);
        return suffix;
    }
}
