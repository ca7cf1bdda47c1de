package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONKEY;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers what the pictures of a chunk looked like, before and after our filters, and holds the written file against it: a
 * stretch that is black or stands still where the source does not, or a keyframe that shows something else, is found at once.
 */
final class ChunkWitness {
    /** Darker than this is black: 16 is black itself in limited range. */
    private static final int BLACK = 20;

    /** A source this bright does not become black by cutting and scaling. */
    private static final int BRIGHT = 48;

    /** Hundredths of a level: what differs less stands still. */
    private static final int STILL = 20;

    /** Hundredths of a level: what differs more has moved. */
    private static final int MOVED = 400;

    /** Hundredths of a level that coarse encoding may change; another picture differs far more. */
    private static final int SAME = 1000;

    private static final MediaTime LONG_BLACK = MediaTime.ofMillis(500);
    private static final MediaTime LONG_STILL = MediaTime.ofMillis(2000);

    private final Path file;
    private final FrameRate rate;
    private final List<PictureGrid> before = new ArrayList<>();
    private final List<PictureGrid> after = new ArrayList<>();

    ChunkWitness(Path file, FrameRate rate) {
        this.file = file;
        this.rate = rate;
    }

    /** The next picture, as decoded and as it goes into the encoder. */
    void see(PictureGrid source, PictureGrid output) {
        before.add(source);
        after.add(output);
    }

    /** Throws VERIFICATION_FAILED if the written chunk does not show what it should. */
    void check(WorkMonitor monitor) {
        requireNoBlack();
        requireNoStandstill();
        requireSameKeyframes(monitor);
    }

    private void requireNoBlack() {
        var longest = rate.nearestFrame(LONG_BLACK);
        var black = 0;
        for (int frame = 0; frame < after.size(); frame++) {
            var lost =
                    after.get(frame).brightness() <= BLACK && before.get(frame).brightness() >= BRIGHT;
            black = lost ? black + 1 : 0;
            if (black > longest) throw failed("it is black where the source is not");
        }
    }

    private void requireNoStandstill() {
        var longest = rate.nearestFrame(LONG_STILL);
        var since = 0;
        for (int frame = 1; frame < after.size(); frame++) {
            if (after.get(frame).apart(after.get(since)) > STILL) since = frame;
            else if (frame - since > longest && before.get(frame).apart(before.get(since)) > MOVED)
                throw failed("it stands still where the source moves");
        }
    }

    private void requireSameKeyframes(WorkMonitor monitor) {
        try (var input = NativeInput.openOwn(file, monitor);
                var decoder = new TrackDecoder(input, 0, TrackDecoder.Care.EXACT, 1)) {
            decoder.context().skip_frame(AVDISCARD_NONKEY);
            var seen = 0;
            for (var frame = decoder.next(); frame != null; frame = decoder.next()) {
                var number = rate.nearestFrame(new MediaTime(Math.max(0, decoder.micros())));
                if (seen == 0 && number != 0) throw failed("it does not begin with a keyframe");
                if (number >= after.size()) throw failed("it has more pictures than it should");
                if (PictureGrid.of(frame).apart(after.get((int) number)) > SAME)
                    throw failed("picture " + number + " is not the one that was encoded");
                seen++;
            }
            if (seen == 0) throw failed("no keyframe can be decoded");
        }
    }

    private MediaException failed(String why) {
        return new MediaException(ErrorCode.VERIFICATION_FAILED, FfmpegErrors.name(file), why);
    }
}
