package com.cliply.engine.analysis.wording;

import java.util.Locale;

/** What a word can be, by the lists of its language; one word may be several. */
enum WordKind {
    /** Has a function, but says nothing of what is talked about. */
    STOP(0),
    /** Everyday words: rare in a short video, yet no rarity. */
    COMMON(1),
    QUESTION_WORD(2),
    AUXILIARY(3),
    SUBJECT(4),
    SELF(5),
    YOU(6),
    NEGATION(7),
    UNIVERSAL(8),
    /** Makes what it stands before stronger. */
    INTENSE(9),
    /** One to twelve, as everybody counts. */
    UNIT_NUMBER(10),
    NUMBER(11),
    LARGE(12),
    /** Of money, shares and multiples. */
    AMOUNT(13),
    SUPERLATIVE(14),
    /** Looks like a superlative and is none, or is one that only describes. */
    NO_SUPERLATIVE(15),
    COMPARATIVE(16),
    JOY(17),
    GRIEF(18),
    PLEASANT(19),
    UNPLEASANT(20),
    /** What goes wrong in a life or a trade. */
    FAILURE(21),
    CONFESSION(22),
    STAKES(23),
    /** What people care for whatever the video is about. */
    HUMAN(24),
    REVELATION(25),
    PROMISE(26),
    TURN(27),
    /** Phrases that name something and keep back what it is. */
    WITHHELD(28),
    STORY(29),
    /** Verbs and phrases that call for attention. */
    COMMAND(30),
    /** Phrases that speak to the viewer about the viewer. */
    ADDRESS(31),
    /** Points back to what was said before. */
    BACK(32),
    BACK_PHRASE(33),
    CONNECTIVE(34),
    /** Opens a sentence and says nothing. */
    OPENER(35),
    /** Past tense that its ending does not show. */
    PAST(36),
    /** What everyday questions are about. */
    MUNDANE(37);

    private final long bit;

    WordKind(int place) {
        bit = 1L << place;
    }

    long bit() {
        return bit;
    }

    boolean in(long kinds) {
        return (kinds & bit) != 0;
    }

    /** As the lists name it. */
    String listName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
