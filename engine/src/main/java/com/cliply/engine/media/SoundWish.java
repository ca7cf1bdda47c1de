package com.cliply.engine.media;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a creator wishes of the sound of a clip.
 *
 * @param tracks the audio tracks that are heard together, counted from 1 as {@link MediaInfo#audioTracks()} lists them; empty
 *     for the one that players choose
 * @param levelled whether the whole is brought to the loudness of the preset; else it stays as loud as it is
 * @param denoised whether steady noise is taken away
 * @param gainDb added before the whole is levelled, so that it only matters beside other sound or unlevelled; -60..60
 * @param fadeIn from silence at the beginning of the clip, zero for none
 * @param fadeOut to silence at its end, zero for none
 */
public record SoundWish(
        List<Integer> tracks, boolean levelled, boolean denoised, double gainDb, Duration fadeIn, Duration fadeOut) {
    /** As it is, at the loudness of the preset. */
    public static final SoundWish PLAIN = new SoundWish(List.of(), true, false, 0, Duration.ZERO, Duration.ZERO);

    private static final double MOST_GAIN_DB = 60;

    public SoundWish {
        tracks = List.copyOf(tracks);
        if (tracks.stream().anyMatch(track -> track < 1)) throw new IllegalArgumentException("tracks " + tracks);
        if (!(Math.abs(gainDb) <= MOST_GAIN_DB)) throw new IllegalArgumentException("gain " + gainDb);
        if (fadeIn.isNegative() || fadeOut.isNegative()) throw new IllegalArgumentException("negative fade");
    }

    /**
     * The streams of a file that are heard by this wish, each once; none if nothing is wished of a file without sound.
     *
     * @return indexes as {@link AudioTrack#index()} has them
     * @throws InputException with {@link ErrorCode#AUDIO_TRACK_UNKNOWN} if the file has no such track
     */
    public List<Integer> streams(Path file, MediaInfo info) {
        if (tracks.isEmpty())
            return info.audio().map(AudioTrack::index).stream().toList();
        var known = info.audioTracks();
        for (var track : tracks)
            if (track > known.size())
                throw new InputException(
                        ErrorCode.AUDIO_TRACK_UNKNOWN,
                        String.valueOf(file.getFileName()),
                        track.toString(),
                        Integer.toString(known.size()));
        return tracks.stream()
                .distinct()
                .map(track -> known.get(track - 1).index())
                .toList();
    }
}
