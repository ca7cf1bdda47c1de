package com.cliply.engine.analysis.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.analysis.wording.HookCorpus.Planted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookScaleTest {
    /** Where a sentence is taken for a hook. */
    private static final double HOOK = 1;

    @ParameterizedTest
    @ValueSource(strings = {"software", "recipe", "travel", "smalltalk"})
    void plantedHooksComeBeforeTheDullSentencesOfTunedTopics(String topic) {
        assertTrue(precision(topic, false) >= 0.93, () -> topic + " " + precision(topic, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"meeting", "sport", "lecture"})
    void plantedHooksComeBeforeTheDullSentencesOfTopicsHeldOut(String topic) {
        assertTrue(precision(topic, true) >= 0.89, () -> topic + " " + precision(topic, true));
    }

    @Test
    void atTheOperatingPointHalfOfTheHooksHeldOutAreFoundAndHardlyADullSentence() {
        var hooks = 0;
        var found = 0;
        var dull = 0;
        var wrong = 0;
        for (var topic : HookCorpus.HELD_OUT_TOPICS)
            for (var video : HookCorpus.videos(topic, true)) {
                var scale = scale(video.sentences());
                for (int index = 0; index < video.sentences().size(); index++) {
                    var taken = scale.excess(index) >= HOOK;
                    if (video.hooks().get(index)) {
                        hooks++;
                        if (taken) found++;
                    } else {
                        dull++;
                        if (taken) wrong++;
                    }
                }
            }
        var summary = "%d of %d hooks, %d of %d dull".formatted(found, hooks, wrong, dull);
        assertTrue(found >= 0.5 * hooks, summary);
        assertTrue(wrong <= 0.005 * dull, summary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"software", "recipe", "travel", "smalltalk", "meeting", "sport", "lecture"})
    void aVideoOfDullSentencesHasNoHook(String topic) {
        var sentences = HookCorpus.dull(topic);
        var scale = scale(sentences);
        for (int index = 0; index < sentences.size(); index++)
            assertTrue(scale.excess(index) < HOOK, sentences.get(index));
    }

    @Test
    void whatEverySentenceDoesIsNoHook() {
        var questions = new ArrayList<>(Collections.nCopies(1, "Why did nobody see the storm coming?"));
        questions.addAll(HookCorpus.dull("travel"));
        var rare = scale(questions).excess(0);
        var asking = new ArrayList<String>();
        for (int index = 0; index < 40; index++) asking.add("Why did nobody see number " + index + " coming?");
        var usual = scale(asking).excess(0);
        assertTrue(rare > 1, "rare " + rare);
        assertEquals(0, usual, 0.2);
    }

    @Test
    void whatIsSaidTwiceWordForWordIsWorthLess() {
        var once = new ArrayList<>(HookCorpus.dull("meeting"));
        once.add(20, "I lost my whole family in that war.");
        var twice = new ArrayList<>(once);
        twice.add(40, "I lost my whole family in that war.");
        assertTrue(scale(twice).excess(20) < scale(once).excess(20) / 2);
    }

    @Test
    void causesAreInACreatorsWords() {
        var sentences = new ArrayList<>(HookCorpus.dull("meeting"));
        sentences.add(10, "We burned through ninety percent of the money and I lied about it.");
        var causes = scale(sentences).causes(10);
        assertTrue(causes.contains("a confession"), causes.toString());
        assertTrue(causes.contains("a number few others mention: ninety percent"), causes.toString());
        assertTrue(scale(sentences).causes(0).isEmpty());
    }

    @Test
    void theSameSentencesAlwaysGiveTheSameValues() {
        var sentences = HookCorpus.videos("lecture", true).getFirst().sentences();
        var one = scale(sentences);
        var other = scale(List.copyOf(sentences));
        for (int index = 0; index < sentences.size(); index++) {
            assertEquals(one.excess(index), other.excess(index));
            assertEquals(one.causes(index), other.causes(index));
        }
    }

    private static HookScale scale(List<String> sentences) {
        return new HookScale(Wordings.of(sentences));
    }

    /** The mean over all videos of the topic of the average precision of what was planted. */
    private static double precision(String topic, boolean heldOut) {
        return HookCorpus.videos(topic, heldOut).stream()
                .mapToDouble(HookScaleTest::averagePrecision)
                .average()
                .orElseThrow();
    }

    private static double averagePrecision(Planted video) {
        var scale = scale(video.sentences());
        var order = IntStream.range(0, video.sentences().size())
                .boxed()
                // Of equals the dull one first: chance must not help.
                .sorted(Comparator.comparingDouble((Integer index) -> -scale.excess(index))
                        .thenComparing(video.hooks()::get))
                .toList();
        var hits = 0;
        var sum = 0.0;
        for (int rank = 0; rank < order.size(); rank++) {
            if (!video.hooks().get(order.get(rank))) continue;
            hits++;
            sum += (double) hits / (rank + 1);
        }
        return sum / hits;
    }
}
