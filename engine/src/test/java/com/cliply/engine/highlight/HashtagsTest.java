package com.cliply.engine.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashtagsTest {
    @ParameterizedTest
    @CsvSource({
        "machine learning, #MachineLearning",
        "#Already, #Already",
        "don't stop, #DontStop",
        "iPhone, #IPhone",
        "rock & roll, #RockRoll",
        "größe über alles, #GrößeÜberAlles",
        "東京 タワー, #東京タワー",
        "हिन्दी, #हिन्दी",
        "ｆｕｌｌ ｗｉｄｔｈ, #FullWidth",
        "web3, #Web3",
        "'<script>alert(1)</script>', #ScriptAlert1Script"
    })
    void wordsBecomeOne(String keyword, String tag) {
        assertEquals(List.of(tag), Hashtags.of(List.of(keyword)));
    }

    @ParameterizedTest
    @CsvSource({"2026", "'#'", "'  '", "🎉🎉", "anextraordinarilylongwordthatgoeson"})
    void whatNobodyWouldLookForIsLeftOut(String keyword) {
        assertEquals(List.of(), Hashtags.of(List.of(keyword)));
    }

    @Test
    void eachIsThereOnceAndThereAreFiveAtMost() {
        assertEquals(
                List.of("#Goal", "#A", "#B", "#C", "#D"),
                Hashtags.of(List.of("goal", "GOAL", "#goal", "a", "b", "c", "d", "e", "f")));
    }
}
