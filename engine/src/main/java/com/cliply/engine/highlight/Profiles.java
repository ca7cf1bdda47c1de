package com.cliply.engine.highlight;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.time.MediaTime;

/** Tells what kind of video it is by how much of it is speech. */
final class Profiles {
    /** From so much speech on, somebody talks most of the time; own measurements: talks .6 to .9, games and sport below .4. */
    private static final double TALK = 0.55;

    private static final double ACTION = 0.25;

    private Profiles() {}

    static Profile of(Curves curves, Transcript transcript, MediaTime end) {
        var spoken = 0L;
        for (var sentence : transcript.sentences()) spoken += sentence.range().micros();
        var share = Math.max(spoken / (double) Math.max(1, end.micros()), curves.speechShare());
        if (share >= TALK) return Profile.TALK;
        return share <= ACTION ? Profile.ACTION : Profile.MIXED;
    }
}
