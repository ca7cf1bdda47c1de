package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One track on its way from its frames through its encoder into the file. Owns its stream and its encoder. */
final class EncodeTrack implements AutoCloseable {
    private final FrameStream stream;
    private final TrackEncoder encoder;
    private final Mp4Writer writer;
    private final AVStream out;
    private final FrameRate unitRate;
    private long units;
    private boolean ended;

    /** @param unitRate pictures or samples a second */
    EncodeTrack(FrameStream stream, TrackEncoder encoder, Mp4Writer writer, FrameRate unitRate) {
        this.stream = stream;
        this.encoder = encoder;
        this.writer = writer;
        this.out = writer.addTrack(encoder);
        this.unitRate = unitRate;
    }

    /** Takes one frame further, or ends the track. */
    void step(WorkMonitor monitor) {
        var frame = stream.next();
        if (frame == null) ended = true;
        else units += unitsOf(frame);
        encoder.encode(frame, packet -> {
            monitor.throwIfCancelled();
            writer.write(packet, encoder, out);
        });
    }

    private static long unitsOf(AVFrame frame) {
        return frame.width() > 0 ? 1 : frame.nb_samples();
    }

    boolean ended() {
        return ended;
    }

    /** Pictures or samples so far. */
    long units() {
        return units;
    }

    /** How far it has come. */
    MediaTime time() {
        return unitRate.timeOf(units);
    }

    @Override
    public void close() {
        encoder.close();
        stream.close();
    }
}
