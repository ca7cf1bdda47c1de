package com.cliply.engine.highlight;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Makes hashtags that every platform takes. */
public final class Hashtags {
    /** More look like begging, and Instagram and TikTok take no more than five. */
    public static final int MOST = 5;

    /** Characters behind the {@code #}; longer ones nobody reads or looks for. */
    private static final int LONGEST = 30;

    private Hashtags() {}

    /**
     * The first few of some keywords as {@code #CamelCase}: letters, their marks and digits of every script stay, each is there
     * once whatever its case. What has no letter or is too long is left out.
     */
    public static List<String> of(List<String> keywords) {
        var tags = new ArrayList<String>();
        var known = new HashSet<String>();
        for (var keyword : keywords) {
            if (tags.size() == MOST) break;
            var word = joined(keyword);
            if (word.codePoints().noneMatch(Character::isLetter)) continue;
            if (word.codePointCount(0, word.length()) > LONGEST) continue;
            if (known.add(word.toLowerCase(Locale.ROOT))) tags.add("#" + word);
        }
        return List.copyOf(tags);
    }

    /** Words begin large where there are several; a single one stays as it is but for its first letter. */
    private static String joined(String keyword) {
        // Bounded before it is normalised: some single characters become eighteen.
        var bounded = keyword.substring(0, Math.min(keyword.length(), 200));
        var joined = new StringBuilder();
        var begins = true;
        for (var letter :
                Normalizer.normalize(bounded, Normalizer.Form.NFKC).codePoints().toArray()) {
            if (isKept(letter)) {
                joined.appendCodePoint(begins ? Character.toTitleCase(letter) : letter);
                begins = false;
            } else if (letter != '\'' && letter != '\u2019') {
                begins = true;
            }
        }
        return joined.toString();
    }

    private static boolean isKept(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(letter);
        };
    }
}
