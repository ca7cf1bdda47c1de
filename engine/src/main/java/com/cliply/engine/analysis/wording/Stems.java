package com.cliply.engine.analysis.wording;

import java.util.Arrays;
import java.util.HashMap;

/** The words of meaning of each sentence, forms of one word taken together by their first letters. */
final class Stems {
    private final int[][] sentences;
    private final int count;

    Stems(Wordings wordings, int letters) {
        var numbers = new HashMap<String, Integer>();
        var stems = new int[wordings.vocabularySize()];
        for (int id = 0; id < stems.length; id++) {
            var word = wordings.word(id);
            if (!wordings.content(id)) stems[id] = -1;
            else
                stems[id] = numbers.computeIfAbsent(
                        word.substring(0, Math.min(letters, word.length())), _ -> numbers.size());
        }
        sentences = new int[wordings.size()][];
        for (int index = 0; index < sentences.length; index++)
            sentences[index] = Arrays.stream(wordings.ids(index))
                    .map(id -> stems[id])
                    .filter(stem -> stem >= 0)
                    .toArray();
        count = numbers.size();
    }

    int count() {
        return count;
    }

    /** Not to be changed. */
    int[] of(int sentence) {
        return sentences[sentence];
    }
}
