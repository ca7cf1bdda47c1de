package com.cliply.engine.analysis.transcript;

import com.cliply.engine.analysis.RobustScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How much a sentence promises, and how rare that is within its video. Each kind of promise counts once a sentence; what
 * counts is by how much a sentence exceeds nearly all others, so that a transcript that always speaks like this has no hook.
 * Questions, numbers and exclamations work in every language, the words are English.
 */
final class HookScale {
    private static final double USUAL_SHARE = 0.85;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'\u2019%$\u20AC\u00A3]+");
    private static final Pattern LARGE_NUMBER = Pattern.compile("[$\u20AC\u00A3]\\p{N}+.*|\\p{N}+%|\\p{N}{2,}");
    private static final Pattern YEAR = Pattern.compile("1\\p{N}{3}|20\\p{N}{2}");

    private static final double QUESTION = 0.8;
    private static final double ANSWERED = 0.3;
    private static final double NUMBER = 0.5;
    private static final double SUPERLATIVE = 0.6;
    private static final double ABSOLUTE = 0.4;
    private static final double FEELING = 0.7;
    private static final double REVELATION = 0.7;
    private static final double CONFESSION = 0.6;
    private static final double EXCLAMATION = 0.3;
    private static final double TURN = 0.2;

    private final List<Double> values;
    private final double usual;

    HookScale(Transcript transcript) {
        values = transcript.sentences().stream().map(HookScale::promise).toList();
        var all = new float[values.size()];
        for (int index = 0; index < all.length; index++)
            all[index] = values.get(index).floatValue();
        usual = RobustScale.percentile(all, USUAL_SHARE);
    }

    /** By how much sentence {@code index} promises more than nearly all others, 0 or more; from about 1 it is a hook. */
    double excess(int index) {
        return Math.max(0, values.get(index) - usual);
    }

    /** What makes it a hook, in a creator's words. */
    static List<String> causes(Sentence sentence) {
        return weigh(sentence).stream().map(Promise::cause).toList();
    }

    static double promise(Sentence sentence) {
        return weigh(sentence).stream().mapToDouble(Promise::weight).sum();
    }

    private record Promise(double weight, String cause) {}

    private static List<Promise> weigh(Sentence sentence) {
        var text = sentence.text();
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('\u2019', '\''))
                .results()
                .map(match -> match.group())
                .toList();
        var found = new ArrayList<Promise>();
        var question = Math.max(text.indexOf('?'), text.indexOf('\uFF1F'));
        if (question >= 0) {
            found.add(new Promise(QUESTION, "a question"));
            if (text.length() - question > 8) found.add(new Promise(ANSWERED, "its answer"));
        }
        if (words.stream().anyMatch(HookScale::tellsHowMuch)) found.add(new Promise(NUMBER, "a number"));
        if (words.stream().anyMatch(HookScale::superlative)) found.add(new Promise(SUPERLATIVE, "a superlative"));
        if (words.stream().anyMatch(HookWords.ABSOLUTE::contains))
            found.add(new Promise(ABSOLUTE, "an absolute claim"));
        if (words.stream().anyMatch(HookWords.FEELING::contains)) found.add(new Promise(FEELING, "a strong feeling"));
        if (words.stream().anyMatch(HookWords.REVELATION::contains)) found.add(new Promise(REVELATION, "a revelation"));
        if (confesses(words)) found.add(new Promise(CONFESSION, "a confession"));
        if (text.indexOf('!') >= 0) found.add(new Promise(EXCLAMATION, "an exclamation"));
        if (words.stream().anyMatch(HookWords.TURN::contains)) found.add(new Promise(TURN, "a turn"));
        return found;
    }

    private static boolean tellsHowMuch(String word) {
        return HookWords.AMOUNT.contains(word)
                || (LARGE_NUMBER.matcher(word).matches() && !YEAR.matcher(word).matches());
    }

    private static boolean superlative(String word) {
        return HookWords.SUPERLATIVE.contains(word)
                || (word.length() > 5 && word.endsWith("est") && !HookWords.NO_SUPERLATIVE.contains(word));
    }

    private static boolean confesses(List<String> words) {
        return words.stream().anyMatch(HookWords.SELF::contains)
                && words.stream().anyMatch(HookWords.FAILURE::contains);
    }
}
