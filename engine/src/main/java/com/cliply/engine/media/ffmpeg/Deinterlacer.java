package com.cliply.engine.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.time.FrameRate;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Makes one whole picture of two fields: the earlier field stays, the other's lines are filled in from it and from the
 * neighbours, where nothing moves they are the original ones. The result depends on the picture and its two neighbours only.
 */
final class Deinterlacer implements AutoCloseable {
    private final FrameRate rate;
    private final int threads;
    private final AVFrame made = av_frame_alloc();
    private @Nullable FilterChain chain;
    private long held = -1;

    Deinterlacer(FrameRate rate, int threads) {
        this.rate = rate;
        this.threads = threads;
    }

    /**
     * The whole picture, valid until the next call.
     *
     * @param before the one in front of it, if there is one
     * @param after the one behind it, if there is one
     * @param count the number of the picture, so that a run of them goes through the filter once
     */
    AVFrame whole(@Nullable AVFrame before, AVFrame picture, @Nullable AVFrame after, long count) {
        var filter = held == count && chain != null ? chain : begun(before, picture);
        // The filter is one picture late: what it gives now is the one before.
        filter.push(after);
        av_frame_unref(made);
        if (!filter.pull(made))
            throw new MediaException(ErrorCode.ENCODING_FAILED, "deinterlacer", "no picture came out");
        if (after == null) forget();
        else held = count + 1;
        return made;
    }

    /** A neighbour is given in as if it were in fields too, for otherwise its successor would count as the first. */
    private FilterChain begun(@Nullable AVFrame before, AVFrame picture) {
        forget();
        var format = av_get_pix_fmt_name(picture.format()).getString();
        var begun = FilterChain.ofPictures(
                "[in]bwdif=mode=send_frame:parity=auto:deint=all,format=" + format + "[out]", picture, rate, threads);
        chain = begun;
        if (before != null) begun.push(before);
        begun.push(picture);
        if (before != null && begun.pull(made)) av_frame_unref(made);
        return begun;
    }

    /** The next picture does not follow the last one. */
    void forget() {
        if (chain != null) chain.close();
        chain = null;
        held = -1;
    }

    @Override
    public void close() {
        forget();
        av_frame_free(made);
    }
}
