package com.cliply.engine.analysis.transcript;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells whether bytes were read in the right letters: by whether words keep to one script, and by the letters that each
 * language has beyond ASCII. The alphabets are those of the Unicode CLDR (main exemplar characters).
 */
final class Alphabets {
    /** Text that was read rightly mixes scripts within a word hardly ever. */
    private static final double MOST_MIXED = 0.05;

    /** Of what no alphabet explains by half nothing is known. */
    private static final double LEAST_EXPLAINED = 0.5;

    private record Page(Charset charset, List<Set<Integer>> alphabets) {}

    /** In this order where two fit alike: the more common one first. */
    private static final List<Page> PAGES = List.of(
            page(
                    "windows-1252",
                    "àâæçéèêëîïôœùûüÿ",
                    "äöüß",
                    "áéíñóúü",
                    "ãáàâçéêíõóôú",
                    "àéèìóòù",
                    "åæøéäö",
                    "áæðéíóöþúý",
                    "àçéèíïóòúü",
                    "éëèïóöü",
                    "äöåšž"),
            page("windows-1250", "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
            page("windows-1254", "âçğıİîöşüû"),
            page("windows-1257", "ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"));

    /** Signs that stand beside letters in sound text. */
    private static final String SIGNS = "’‘“”„‚«»…–—¿¡°€£©®™\u00A0";

    private Alphabets() {}

    private static Page page(String charset, String... alphabets) {
        return new Page(
                Charset.forName(charset),
                List.of(alphabets).stream().map(Alphabets::letters).toList());
    }

    private static Set<Integer> letters(String alphabet) {
        return (alphabet + alphabet.toUpperCase(Locale.ROOT))
                .codePoints()
                .filter(letter -> letter > 0x7F)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The code page of which one language explains most of what lies beyond ASCII. */
    static Charset european(byte[] bytes) {
        var best = PAGES.getFirst();
        var most = LEAST_EXPLAINED;
        for (var page : PAGES) {
            var counts = new String(bytes, page.charset)
                    .codePoints()
                    .filter(letter -> letter > 0x7F && SIGNS.indexOf(letter) < 0)
                    .boxed()
                    .collect(Collectors.groupingBy(letter -> letter, Collectors.counting()));
            var share = page.alphabets.stream()
                    .mapToDouble(alphabet -> explained(counts, alphabet))
                    .max()
                    .orElse(0);
            if (share <= most) continue;
            most = share;
            best = page;
        }
        return best.charset;
    }

    private static double explained(Map<Integer, Long> counts, Set<Integer> alphabet) {
        var all = 0L;
        var ours = 0L;
        for (var count : counts.entrySet()) {
            all += count.getValue();
            if (alphabet.contains(count.getKey())) ours += count.getValue();
        }
        return all == 0 ? 1 : (double) ours / all;
    }

    /** Whether nearly all letters are Latin: those code pages are told apart by {@link #european}. */
    static boolean latin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
    }

    /** Whether the text has no broken letters, and its words keep to one script or mix them as people do. */
    static boolean plausible(String text) {
        var broken = text.codePoints()
                .filter(letter -> letter == 0xFFFD || (Character.isISOControl(letter) && letter > 0x7F))
                .count();
        var beyond = text.codePoints().filter(letter -> letter > 0x7F).count();
        return broken * 50 <= beyond && mixedShare(text) <= MOST_MIXED;
    }

    /**
     * The share of words with two scripts; a run of Chinese, Japanese or Korean may touch Latin words if it is longer
     * than one.
     */
    private static double mixedShare(String text) {
        var words = 0;
        var mixed = 0;
        var latin = 0;
        var other = 0;
        var alien = false;
        for (int index = 0; index <= text.length(); index++) {
            var letter = index < text.length() ? text.charAt(index) : ' ';
            if (Character.isLetter(letter)) {
                var script = UnicodeScript.of(letter);
                if (script == UnicodeScript.LATIN) latin++;
                else {
                    other++;
                    alien |= !asian(script);
                }
                continue;
            }
            if (other > 0) words++;
            if (latin > 0 && other > 0 && (alien || other == 1 || latin > 2 * other)) mixed++;
            latin = 0;
            other = 0;
            alien = false;
        }
        return words == 0 ? 0 : (double) mixed / words;
    }

    static boolean asian(UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }
}
