package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import com.cliply.engine.media.VideoTrack;
import com.cliply.engine.media.WorkMonitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a small file of ours, all in memory.
 *
 * @param sideData how many pieces of it the track's header and its pictures carry
 */
record DecodedFilm(VideoTrack track, List<Picture> pictures, int sideData) {
    /** One picture in 8 bits and 4:2:0; a plane's samples follow each other row by row. */
    record Picture(long micros, int width, int height, List<byte[]> planes) {
        int at(int plane, int x, int y) {
            return planes.get(plane)[y * (plane == 0 ? width : width / 2) + x] & 0xff;
        }

        /** Over a square of this side around a point of the luma plane, wherever the plane is. */
        double mean(int plane, int x, int y, int side) {
            var shrink = plane == 0 ? 1 : 2;
            var sum = 0L;
            var half = Math.max(1, side / 2 / shrink);
            for (int row = y / shrink - half; row < y / shrink + half; row++)
                for (int column = x / shrink - half; column < x / shrink + half; column++)
                    sum += at(plane, column, row);
            return (double) sum / (2 * half) / (2 * half);
        }
    }

    static DecodedFilm of(Path file) {
        var track = new FfmpegProbe().probe(file).video().orElseThrow();
        try (var input = NativeInput.open(file, WorkMonitor.NONE);
                var decoder = new TrackDecoder(input, track.index(), TrackDecoder.Care.EXACT, 1)) {
            var pictures = new ArrayList<Picture>();
            var sideData = input.stream(track.index()).codecpar().nb_coded_side_data();
            for (var frame = decoder.next(); frame != null; frame = decoder.next()) {
                for (int index = 0; index < frame.nb_side_data(); index++)
                    if (frame.side_data(index).type()
                            != org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_SEI_UNREGISTERED) sideData++;
                pictures.add(copy(frame, decoder.micros()));
            }
            return new DecodedFilm(track, pictures, sideData);
        }
    }

    static Picture copy(@Nullable AVFrame frame, long micros) {
        if (frame == null) throw new IllegalArgumentException("no picture");
        var format = av_get_pix_fmt_name(frame.format()).getString();
        if (!format.equals("yuv420p")) throw new IllegalArgumentException(format);
        var planes = new ArrayList<byte[]>();
        for (int plane = 0; plane < 3; plane++) {
            var width = plane == 0 ? frame.width() : frame.width() / 2;
            var height = plane == 0 ? frame.height() : frame.height() / 2;
            var stride = frame.linesize(plane);
            var bytes = frame.data(plane).capacity((long) stride * height).asByteBuffer();
            var packed = new byte[width * height];
            for (int row = 0; row < height; row++) bytes.get(row * stride, packed, row * width, width);
            planes.add(packed);
        }
        return new Picture(micros, frame.width(), frame.height(), planes);
    }
}
