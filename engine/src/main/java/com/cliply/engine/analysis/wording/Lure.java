package com.cliply.engine.analysis.wording;

/** One way in which a sentence draws those in who do not know the rest. */
interface Lure {
    /** How much of it the sentence has, 0..1. */
    double strength(Wording sentence);

    /** What is in it, in a creator's words, as {@code a confession}; asked only where there is some. */
    String cause(Wording sentence);

    /** Of {@code count} signs, each of which alone is worth {@code each}, as if they were independent. */
    static double several(int count, double each) {
        return 1 - Math.pow(1 - each, count);
    }

    /** {@code name} with the words that show it. */
    static String shownBy(String name, String words) {
        return words.isEmpty() ? name : name + ": \u201C" + words + "\u201D";
    }
}
