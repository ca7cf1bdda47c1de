package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.media.MediaScanner;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.time.FrameRate;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** Decodes a track of sound to one channel at the rate of analysis and hands it to a listener, without gaps. */
final class MonoSound implements AutoCloseable {
    private static final FrameRate SAMPLES = FrameRate.of(MediaScanner.SOUND_RATE);

    private final TrackDecoder decoder;
    private final ScanListener listener;
    private final AVFrame mono;
    private @Nullable SoundChain chain;
    private long heard;

    MonoSound(NativeInput input, int stream, ScanListener listener) {
        this.decoder = new TrackDecoder(input, stream, TrackDecoder.Care.ROUGH);
        this.mono = av_frame_alloc();
        this.listener = listener;
    }

    /** How long so many samples sound. */
    static long lengthMicros(long samples) {
        return SAMPLES.timeOf(samples).micros();
    }

    void take(AVPacket packet) {
        decoder.send(packet);
        drainDecoder();
    }

    void finish() {
        decoder.send(null);
        drainDecoder();
        if (chain != null) {
            chain.filter().push(null);
            drainChain(chain);
        }
    }

    private void drainDecoder() {
        while (decoder.receive()) {
            if (chain == null || !chain.fits(decoder.frame())) restart();
            if (chain == null) continue;
            chain.push(decoder.frame(), decoder.micros());
            drainChain(chain);
        }
    }

    /** The format of sound may change within a broadcast. */
    private void restart() {
        if (chain != null) {
            chain.filter().push(null);
            drainChain(chain);
            chain.close();
        }
        chain = SoundChain.of(
                "aresample=%d:%s:ochl=mono:osf=flt".formatted(MediaScanner.SOUND_RATE, SoundChain.IN_TIME),
                decoder.frame(),
                SAMPLES.timeOf(heard).micros());
    }

    private void drainChain(SoundChain from) {
        while (from.filter().pull(mono)) {
            try (var samples = new FloatPointer(mono.data(0))) {
                listener.sound(
                        SAMPLES.timeOf(heard),
                        samples.capacity(mono.nb_samples()).asBuffer());
            }
            heard += mono.nb_samples();
            av_frame_unref(mono);
        }
    }

    @Override
    public void close() {
        if (chain != null) chain.close();
        av_frame_free(mono);
        decoder.close();
    }
}
