package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.EncodeRequest;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Pictures for sound that has none: its waveform. */
final class WaveformPictures implements FrameStream {
    private final FrameStream sound;
    private final EncodeRequest.Picture picture;
    private final double gainDb;
    private final long frames;
    private final AVFrame frame = av_frame_alloc();
    private @Nullable FilterChain chain;
    private boolean ended;
    private long number;

    WaveformPictures(FrameStream sound, EncodeRequest.Picture picture, double gainDb, long frames) {
        this.sound = sound;
        this.picture = picture;
        this.gainDb = gainDb;
        this.frames = frames;
    }

    @Override
    public @Nullable AVFrame next() {
        if (number >= frames) return null;
        while (!ended) {
            if (chain != null) {
                av_frame_unref(frame);
                if (chain.pull(frame)) {
                    frame.pts(number++);
                    return frame;
                }
            }
            ended = !feed();
        }
        return last();
    }

    private boolean feed() {
        var heard = sound.next();
        if (heard == null) {
            if (chain == null) return false;
            chain.push(null);
            av_frame_unref(frame);
            return false;
        }
        if (chain == null) chain = FilterChain.fromSoundToPictures(PictureFilters.waveform(picture, gainDb), heard);
        chain.push(heard);
        return true;
    }

    /** What the filter still holds, then its last picture again: a wave may end half a frame before its sound. */
    private AVFrame last() {
        if (chain == null) throw new MediaException(ErrorCode.ENCODING_FAILED, "waveform", "there is no sound");
        var following = av_frame_alloc();
        if (chain.pull(following)) {
            av_frame_unref(frame);
            org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref(frame, following);
        }
        av_frame_free(following);
        frame.pts(number++);
        return frame;
    }

    @Override
    public void close() {
        if (chain != null) chain.close();
        av_frame_free(frame);
        sound.close();
    }
}
