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
    /** How far a picture is from the one looked at before, 0..1; 0 where none was looked at. */
    PICTURE_CHANGE("picture-change"),
    /** How rare the picture is within the video, 0 (seen all the time) to 1 (seen once). */
    PICTURE_RARITY("picture-rarity");

    private final String id;

    Signal(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
