package com.cliply.engine.highlight;

import java.util.Arrays;
import java.util.Optional;

/** A kind of evidence for or against a range. Ids are stable: kept clips, JSON and chosen weights refer to them. */
public enum Evidence {
    /** Applause, cheering or laughter. */
    REACTION("reaction"),
    /** Something is said just before a reaction. */
    PAYOFF("speech-payoff"),
    /** Subtitles say that people applaud, cheer or laugh. */
    DESCRIBED("described-reaction"),
    /** It gets louder than the ten seconds before. */
    JUMP("loudness-jump"),
    /** A burst after a silence. */
    BURST("silence-burst"),
    /** Many sounds begin at once: hits, claps, beats. */
    ONSETS("onsets"),
    /** A voice is raised above its usual pitch. */
    PITCH("pitch-excitement"),
    /** The picture moves more than around it. */
    MOTION("motion"),
    /** Shots change more quickly than usual. */
    CUT_RATE("cut-rate"),
    /** The picture is seen in few other places of the video. */
    RARITY("shot-rarity"),
    /** A sentence that makes people want to hear more. */
    HOOK("hook"),
    /** A question together with its answer. */
    ANSWER("question-answer"),
    /** Strongly felt words. */
    SENTIMENT("sentiment"),
    /** Faster speech than usual. */
    HASTE("speech-rate"),
    /** Something new is talked about from here on. */
    TOPIC("topic-change"),
    /** Others played this part again and again. */
    REPLAYED("most-replayed"),
    /** The chat wrote more than usual. */
    CHAT("chat-burst"),
    /** A language model that was asked prefers it. */
    LANGUAGE_MODEL("language-model"),
    /** Speaks against a range: it opens with words that refer to what came before. */
    LEANS_BACK("needs-context"),
    /** Speaks against a range: the picture is black or stands still. */
    STILL("still-picture");

    private final String id;

    Evidence(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<Evidence> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
