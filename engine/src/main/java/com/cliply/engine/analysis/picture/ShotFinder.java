package com.cliply.engine.analysis.picture;

import com.cliply.engine.analysis.AnalysisCache;
import com.cliply.engine.analysis.CacheKey;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.PictureReader;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists the shots of a file exactly, by decoding all of it; what was found once is kept. */
public final class ShotFinder {
    /** Changes with every change of what is found. */
    static final String VERSION = "2";

    private final PictureReader reader;
    private final AnalysisCache cache;

    /** A finder that reads with {@code reader} and looks into {@code cache} before it does. */
    public ShotFinder(PictureReader reader, AnalysisCache cache) {
        this.reader = reader;
        this.cache = cache;
    }

    /**
     * The shots of the track that is shown, in order: the first begins at 0, each begins where the one before ends, the last ends
     * with the file.
     *
     * @param monitor hears how far it has come, as playing time
     * @throws InputException {@link ErrorCode#NO_PICTURE} if there is no such track
     * @throws MediaException if the file cannot be read, or not one picture of it
     */
    public List<Shot> shots(Path file, MediaInfo info, WorkMonitor monitor) {
        var track = info.video()
                .orElseThrow(() -> new InputException(ErrorCode.NO_PICTURE, String.valueOf(file.getFileName())));
        var key = key(file, track, info);
        var kept = cache.find(key).flatMap(ShotsCodec::read);
        if (kept.isPresent()) return kept.get();
        var seen = new Seen();
        reader.read(file, track, seen, monitor);
        if (seen.pictures == 0)
            throw new MediaException(
                    ErrorCode.MEDIA_DAMAGED, String.valueOf(file.getFileName()), "no picture can be decoded.");
        var end = MediaTime.at(info.readableDuration()).max(new MediaTime(seen.last.micros() + 1));
        var shots = tiled(seen.detector.finish(), end);
        cache.keep(key, ShotsCodec.write(shots));
        return shots;
    }

    private static CacheKey key(Path file, VideoTrack track, MediaInfo info) {
        try {
            var parameters = "track=" + track.index() + " length=" + MediaTime.micros(info.readableDuration());
            return new CacheKey(Fingerprint.of(file), "shots", VERSION, parameters);
        } catch (IOException unreadable) {
            throw new MediaException(ErrorCode.FILE_NOT_READABLE, unreadable, String.valueOf(file.getFileName()));
        }
    }

    /** Shots without a gap; a change at the very beginning or end makes none. */
    static List<Shot> tiled(List<ShotChange> changes, MediaTime end) {
        var shots = new ArrayList<Shot>();
        var start = MediaTime.ZERO;
        var transition = Transition.CUT;
        for (var change : changes) {
            if (!change.time().isAfter(start) || !change.time().isBefore(end)) continue;
            shots.add(new Shot(new TimeRange(start, change.time()), transition));
            start = change.time();
            transition = change.transition();
        }
        shots.add(new Shot(new TimeRange(start, end), transition));
        return shots;
    }

    /** Hands pictures to the detector and counts them. */
    private static final class Seen implements ScanListener {
        private final ShotDetector detector = new ShotDetector();
        private long pictures;
        private MediaTime last = MediaTime.ZERO;

        @Override
        public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
            detector.picture(time, yuv, keyframe);
            pictures++;
            last = last.max(time);
        }
    }
}
