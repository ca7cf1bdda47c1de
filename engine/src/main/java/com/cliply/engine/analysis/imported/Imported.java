package com.cliply.engine.analysis.imported;

import com.cliply.engine.analysis.SignalTrack;
import java.util.List;
import java.util.Optional;

/**
 * A curve that came from a file, and what was odd about the file.
 *
 * @param track empty if the file says nothing about any part of the video
 */
public record Imported(Optional<SignalTrack> track, List<Note> notes) {
    public static final Imported NOTHING = new Imported(Optional.empty(), List.of());

    public Imported {
        notes = List.copyOf(notes);
    }

    /** Something to tell whoever gave the file; the curve can be used all the same. */
    public sealed interface Note {
        /** The file speaks of a video of another length, in microseconds. */
        record OtherVideo(long saysMicros, long isMicros) implements Note {}

        /** So many entries cannot be read, or have no possible time. */
        record Skipped(int entries) implements Note {}

        /** So many entries lie before the beginning or beyond the end of the video. */
        record Outside(int entries) implements Note {}

        /** The file breaks off; what stands before that is used. */
        record BrokenOff(int entries) implements Note {}

        /** Its times are dates, so the first entry is taken for the beginning of the video. */
        record Dates() implements Note {}
    }
}
