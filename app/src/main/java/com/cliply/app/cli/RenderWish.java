package com.cliply.app.cli;

import com.cliply.engine.render.Aspect;
import com.cliply.engine.render.NameTemplate;
import com.cliply.engine.render.RenderPreset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that {@code render} was asked for, apart from what to render.
 *
 * @param folder absolute
 * @param names how files are named
 * @param aspects shapes of each clip; empty for the presets' own
 */
record RenderWish(
        Path folder, NameTemplate names, List<Aspect> aspects, List<RenderPreset> presets, SoundOptions sound) {
    RenderWish {
        aspects = List.copyOf(aspects);
        presets = List.copyOf(presets);
    }

    /** The shapes that a preset makes: what encodes no pictures has but the source's. */
    Stream<Aspect> aspectsOf(RenderPreset preset) {
        if (preset.kind() != RenderPreset.Kind.ENCODE) return Stream.of(Aspect.SOURCE);
        return aspects.isEmpty() ? Stream.of(preset.aspect()) : aspects.stream();
    }
}
