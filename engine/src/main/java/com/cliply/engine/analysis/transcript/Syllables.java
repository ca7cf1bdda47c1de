package com.cliply.engine.analysis.transcript;

import java.text.Normalizer;
import java.util.Locale;

/** How long words take to say, by their letters: a syllable for each group of vowels, in any alphabet. */
final class Syllables {
    /** Vowels of Latin, Greek and Cyrillic, without their accents. */
    private static final String VOWELS =
            "aeiouy\u00E6\u00F8\u0153\u0131\u03B1\u03B5\u03B7\u03B9\u03BF\u03C5\u03C9\u0430\u0435\u0438\u043E\u0443\u044B\u044D\u044E\u044F\u0454\u0456";

    private Syllables() {}

    /** At least 1, also for what nobody can say. */
    static int of(String word) {
        var plain = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var count = 0;
        var vowelBefore = false;
        var letters = 0;
        for (int index = 0; index < plain.length(); index++) {
            var letter = plain.charAt(index);
            if (Character.getType(letter) == Character.NON_SPACING_MARK) continue;
            var vowel = VOWELS.indexOf(letter) >= 0;
            if (vowel && !vowelBefore) count++;
            // A figure is a word of its own: "25" is said as two.
            if (Character.isDigit(letter) || (SentenceEnds.unspaced(letter) && Character.isLetter(letter))) count++;
            if (Character.isLetter(letter)) letters++;
            vowelBefore = vowel;
        }
        if (silentEnd(plain, count, letters)) count--;
        return Math.max(1, count);
    }

    /** The last e of "make", not that of "table" or "the"; words with letters beyond ASCII are not English. */
    private static boolean silentEnd(String plain, int count, int letters) {
        if (count < 2 || letters < 3 || plain.chars().anyMatch(letter -> letter > 0x7F)) return false;
        var end = plain.length();
        while (end > 0 && !Character.isLetter(plain.charAt(end - 1))) end--;
        return end >= 3
                && plain.charAt(end - 1) == 'e'
                && VOWELS.indexOf(plain.charAt(end - 2)) < 0
                && plain.charAt(end - 2) != 'l';
    }
}
