package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_NATIVE;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * One track of a file as stereo floats at 48 kHz from a chosen time on, every sample where its time stamp puts it: gaps are
 * silence, what overlaps is cut, and the format may change in the middle. More channels are folded down by ITU-R BS.775
 * (centre and surrounds at -3 dB on either side), unscaled: floats do not clip.
 */
final class TrackSound implements AutoCloseable {
    private static final int RATE = EncodeRequest.Sound.SAMPLE_RATE;

    private static final long MICROS_PER_SECOND = 1_000_000L;

    /** Codecs need a few packets before a position to sound right there. */
    private static final long PREROLL_MICROS = 250_000L;

    /** What ends this long before the start does not reach it through the resampler. */
    private static final long UNHEARD_MICROS = 50_000L;

    /** A resampler would hold a longer gap in memory, as silence. */
    private static final long LONG_GAP = RATE;

    private final NativeInput input;
    private final int stream;
    private final TrackDecoder decoder;
    private final AVFrame heard = av_frame_alloc();
    private @Nullable SoundChain chain;
    private long startMicros;
    private boolean ended;
    /** Whether the decoder's frame waits for the chain before to be drained. */
    private boolean waiting;

    // In samples after the start: what was handed out, where the pulled frame begins and ends, what the chain was
    // given.
    private long position;
    private long heardFrom;
    private long heardEnd;
    private long givenEnd;

    TrackSound(Path file, int stream, WorkMonitor monitor) {
        this.stream = stream;
        this.input = NativeInput.open(file, monitor);
        try {
            input.keepOnly(stream);
            this.decoder = new TrackDecoder(input, stream, TrackDecoder.Care.EXACT);
        } catch (RuntimeException error) {
            input.close();
            av_frame_free(heard);
            throw error;
        }
    }

    /** Goes to a time of the file, from which on it is heard. */
    void begin(MediaTime start) {
        closeChain();
        startMicros = start.micros();
        input.seek(stream, startMicros - PREROLL_MICROS);
        decoder.flush();
        av_frame_unref(heard);
        ended = false;
        waiting = false;
        position = 0;
        heardFrom = 0;
        heardEnd = 0;
    }

    /** Adds the next samples, as many as the buffers hold, to those in them; where the file has none, nothing. */
    void addTo(FloatBuffer left, FloatBuffer right) {
        var base = position;
        var end = base + left.capacity();
        while (position < end && (heardEnd > position || pull())) {
            var from = Math.max(position, heardFrom);
            var until = Math.min(end, heardEnd);
            if (from < until) {
                add(SoundBlock.channel(heard, 0), (int) (from - heardFrom), left, (int) (from - base), until - from);
                add(SoundBlock.channel(heard, 1), (int) (from - heardFrom), right, (int) (from - base), until - from);
            }
            position = heardFrom >= end ? end : Math.max(position, until);
        }
        position = end;
    }

    private static void add(FloatBuffer samples, int from, FloatBuffer sum, int to, long count) {
        for (int index = 0; index < count; index++)
            sum.put(to + index, sum.get(to + index) + samples.get(from + index));
    }

    private boolean pull() {
        while (true) {
            av_frame_unref(heard);
            if (chain != null && chain.filter().pull(heard)) {
                heardFrom = heardEnd;
                heardEnd += heard.nb_samples();
                return true;
            }
            if (waiting) restart(decoder.frame());
            else if (ended) return false;
            else take();
        }
    }

    private void take() {
        var frame = decoder.next();
        if (frame == null) {
            ended = true;
            if (chain != null) chain.filter().push(null);
            return;
        }
        if (frame.nb_samples() <= 0 || frame.sample_rate() <= 0 || micros() + length(frame) < -UNHEARD_MICROS) return;
        named(frame);
        if (chain == null) {
            restart(frame);
        } else if (!chain.fits(frame) || sampleAt(micros()) > givenEnd + LONG_GAP) {
            chain.filter().push(null);
            waiting = true;
        } else {
            give(chain, frame);
        }
    }

    private void restart(AVFrame frame) {
        closeChain();
        waiting = false;
        heardEnd = Math.max(heardEnd, sampleAt(micros()));
        // Nothing is pulled yet, and at the end of a file nothing may follow.
        heardFrom = heardEnd;
        // A layout that even FFmpeg has no name for cannot be folded down: its first two channels are heard.
        var unnamed = frame.ch_layout().order() != AV_CHANNEL_ORDER_NATIVE;
        chain = SoundChain.of(
                "%saresample=%d:%s:min_comp=0.00001:ochl=stereo:osf=fltp"
                        .formatted(unnamed ? "pan=stereo|c0=c0|c1=c1," : "", RATE, SoundChain.IN_TIME),
                frame,
                FrameRate.of(RATE).timeOf(heardEnd).micros());
        give(chain, frame);
    }

    private void give(SoundChain to, AVFrame frame) {
        var from = micros();
        // Afterwards the frame's own time is the chain's.
        to.push(frame, from);
        givenEnd = sampleAt(from + length(frame));
    }

    /** Gives channels without names those that as many usually have. */
    private static void named(AVFrame frame) {
        var layout = frame.ch_layout();
        if (layout.order() == AV_CHANNEL_ORDER_NATIVE) return;
        var channels = layout.nb_channels();
        av_channel_layout_uninit(layout);
        av_channel_layout_default(layout, channels);
    }

    private long micros() {
        return decoder.micros() - startMicros;
    }

    private static long length(AVFrame frame) {
        return frame.nb_samples() * MICROS_PER_SECOND / frame.sample_rate();
    }

    private static long sampleAt(long micros) {
        return micros <= 0 ? 0 : FrameRate.of(RATE).nearestFrame(new MediaTime(micros));
    }

    private void closeChain() {
        if (chain != null) chain.close();
        chain = null;
    }

    @Override
    public void close() {
        closeChain();
        av_frame_free(heard);
        decoder.close();
        input.close();
    }
}
