package com.cliply.engine.analysis.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Dull sentences of several topics and hooks of several kinds, written for these tests before anything was tuned. Every other
 * hook and three topics are held out: weights were chosen on the rest.
 */
final class HookCorpus {
    static final List<String> TUNED_TOPICS = List.of("software", "recipe", "travel", "smalltalk");
    static final List<String> HELD_OUT_TOPICS = List.of("meeting", "sport", "lecture");
    static final List<String> KINDS = List.of(
            "question",
            "number",
            "superlative",
            "promise",
            "confession",
            "turn",
            "address",
            "stakes",
            "revelation",
            "feeling");

    private static final int PLANTED = 8;

    private HookCorpus() {}

    /** One video's sentences; {@code hooks} tells which were planted. */
    record Planted(List<String> sentences, List<Boolean> hooks) {}

    static List<String> dull(String topic) {
        return lines("dull/" + topic);
    }

    static List<String> hooks(boolean heldOut) {
        var hooks = new ArrayList<String>();
        for (var kind : KINDS) {
            var all = lines("hooks/" + kind);
            IntStream.range(0, all.size())
                    .filter(index -> (index % 2 == 1) == heldOut)
                    .forEach(index -> hooks.add(all.get(index)));
        }
        return hooks;
    }

    /** All hooks of the half, eight at a time at places that {@code topic} seeds, within its dull sentences. */
    static List<Planted> videos(String topic, boolean heldOut) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(topic.hashCode());
        var hooks = new ArrayList<>(hooks(heldOut));
        shuffle(hooks, random);
        var videos = new ArrayList<Planted>();
        for (int from = 0; from < hooks.size(); from += PLANTED) {
            var sentences = new ArrayList<>(dull(topic));
            var planted = new ArrayList<Boolean>();
            for (int index = 0; index < sentences.size(); index++) planted.add(false);
            for (var hook : hooks.subList(from, Math.min(hooks.size(), from + PLANTED))) {
                var at = random.nextInt(sentences.size() + 1);
                sentences.add(at, hook);
                planted.add(at, true);
            }
            videos.add(new Planted(sentences, planted));
        }
        return videos;
    }

    private static void shuffle(List<String> list, RandomGenerator random) {
        for (int index = list.size() - 1; index > 0; index--) {
            var other = random.nextInt(index + 1);
            var kept = list.get(index);
            list.set(index, list.get(other));
            list.set(other, kept);
        }
    }

    private static List<String> lines(String name) {
        var place = "/com/cliply/engine/analysis/wording/" + name + ".txt";
        try (var in = Objects.requireNonNull(HookCorpus.class.getResourceAsStream(place), place)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
