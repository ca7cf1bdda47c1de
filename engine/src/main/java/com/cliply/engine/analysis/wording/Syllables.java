package com.cliply.engine.analysis.wording;

/** How many syllables a text has: groups of vowels, as they are counted for readability (Flesch, 1948); signs of other scripts count one each. */
public final class Syllables {
    private static final String VOWELS = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœаеёиоуыэюяіїєαεηιουωάέήίόύώ";

    private Syllables() {}

    public static int of(String text) {
        var count = 0;
        var vowel = false;
        var inWord = 0;
        var letters = 0;
        for (int at = 0; at < text.length(); at++) {
            var sign = Character.toLowerCase(text.charAt(at));
            var letter = Character.isLetter(sign);
            var now = VOWELS.indexOf(sign) >= 0;
            if (now && !vowel) inWord++;
            if (letter && sign >= 0x0590) {
                // Neither Latin, Greek nor Cyrillic: a sign is about a syllable.
                inWord++;
            }
            letters += letter ? 1 : 0;
            if (Character.isDigit(sign)) count++;
            if (!letter || at == text.length() - 1) {
                count += letters > 0 ? Math.max(1, inWord - silent(text, letter ? at : at - 1, inWord)) : 0;
                inWord = 0;
                letters = 0;
            }
            vowel = now;
        }
        return count;
    }

    /** An e at the end of a longer word is mostly mute in English and French. */
    private static int silent(String text, int last, int vowels) {
        if (vowels < 2 || last < 1 || text.charAt(last) != 'e') return 0;
        return VOWELS.indexOf(text.charAt(last - 1)) < 0 && text.charAt(last - 1) != 'l' ? 1 : 0;
    }
}
