package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;

import com.cliply.engine.media.PictureReader;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.MediaTime;
import java.nio.file.Path;

/** Decodes whole tracks by FFmpeg, on all cores. */
public final class FfmpegPictureReader implements PictureReader {
    @Override
    public void read(Path file, VideoTrack track, ScanListener listener, WorkMonitor monitor) {
        ReadableFile.require(file);
        try (var input = NativeInput.open(file, monitor);
                var decoder = new TrackDecoder(input, track.index(), TrackDecoder.Care.SWIFT);
                var small = new SmallPicture()) {
            input.keepOnly(track.index());
            var end = MediaTime.at(track.duration());
            for (var frame = decoder.next(); frame != null; frame = decoder.next()) {
                var micros = decoder.micros();
                // What a copy keeps of the time before its beginning is decoded, but never shown.
                if (micros < 0) continue;
                var time = new MediaTime(micros);
                listener.picture(time, small.of(frame), (frame.flags() & AV_FRAME_FLAG_KEY) != 0);
                if (time.isBefore(end)) monitor.done(MediaTime.ZERO.until(time), track.duration());
            }
            monitor.done(track.duration(), track.duration());
        }
    }
}
