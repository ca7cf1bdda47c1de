package com.cliply.engine.analysis;

/** What is measured over time. Names are stable: caches and reasons refer to them. */
public enum Signal {
    /** K-weighted loudness of each step in LUFS, -100 for digital silence. */
    LOUDNESS("loudness"),
    /** How periodic the sound is, 0 (noise) to 1 (a sung vowel); weighted by energy within the step. */
    VOICING("voicing"),
    /** Spectral flatness in dB between 300 Hz and 7 kHz: about -2.5 for white noise, below -15 for tones. */
    FLATNESS("flatness"),
    /** Mean rise of the band levels from one frame to the next, in dB: high at syllables, claps and beats. */
    ONSETS("onsets"),
    /** Level of 500 Hz to 1 kHz in dB, as are the next three. */
    BAND_LOW("band-low"),
    /** Level of 1 to 2 kHz in dB. */
    BAND_MIDDLE("band-middle"),
    /** Level of 2 to 4 kHz in dB. */
    BAND_HIGH("band-high"),
    /** Level of 4 to 7.5 kHz in dB. */
    BAND_TOP("band-top"),
    /** How much the sound is like applause, cheering or laughter, 0..1. */
    REACTION("reaction"),
    /** Binary logarithm of bytes a picture between keyframes: a cheap hint at motion. */
    MOTION("motion"),
    /** What moves besides the camera, in luma steps of 256 in a tenth of a second; 0 where it was not looked at closely. */
    TRUE_MOTION("true-motion"),
    /** How far a picture is from the one looked at before, 0..1; 0 where none was looked at. */
    PICTURE_CHANGE("picture-change"),
    /** How rare the picture is within the video, 0 (seen all the time) to 1 (seen once). */
    PICTURE_RARITY("picture-rarity"),
    /** EBU R128 momentary loudness (400 ms, centred) in LUFS, as two loudspeakers play it: 3 dB above {@link #LOUDNESS}. */
    MOMENTARY("momentary-loudness"),
    /** K-weighted loudness in LUFS as {@link #LOUDNESS}, but of steps of 20 ms: for edges that must not cut into a word. */
    FINE_LOUDNESS("fine-loudness"),
    /** How surely somebody speaks, 0..1. */
    SPEECH("speech"),
    /** Syllables a second, over about three seconds; 0 where nobody speaks. */
    SYLLABLES("syllable-rate"),
    /** How far the voice is raised and moved above its usual pitch, 0..1. */
    PITCH("pitch-excitement"),
    /** How surely a burst follows a silence here, 0..1. */
    BURST("silence-burst"),
    /** How much this sound is music, 0..1: harmonic and steady in beat. */
    MUSIC("music"),
    /** How much the sound is like laughter of one to a few people, 0..1. */
    LAUGHTER("laughter"),
    /** Shot changes a minute, over about ten seconds. */
    CUT_RATE("cut-rate"),
    /** How surely the picture flashes here, 0..1. */
    FLASH("flash"),
    /** 1 where the picture is black, else 0. */
    BLACK("black"),
    /** 1 where the picture stands still, else 0. */
    FROZEN("frozen"),
    /** How often others played this part again, 0..1, imported. */
    REPLAYED("most-replayed"),
    /** How much more than usual was written in the chat, in robust deviations, imported. */
    CHAT("chat-burst");

    private final String id;

    Signal(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
