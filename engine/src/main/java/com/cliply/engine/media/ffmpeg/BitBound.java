package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.PictureOutput;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;

/**
 * The bound of a bit rate, kept without giving up that the same pictures always become the same bytes.
 *
 * <p>x264 with several threads keeps its bound by the sizes of pictures that other threads are still working on, so that its
 * bytes depend on the moment (its ratecontrol.c, update_vbv_plan; 14 runs over one noisy film gave 14 files). Without a bound,
 * or with one thread, it repeats itself. So a chunk is first made without the bound on all threads, which most keep by
 * themselves; one that does not is made once more with it, on one thread.
 */
final class BitBound {
    private static final String X264 = "libx264";
    private static final String RATE = "maxrate";
    private static final String BUFFER = "bufsize";
    private static final int BITS = 8;

    /** x264's own default (vbv-init): how full a decoder's buffer is when it begins. */
    private static final double FULL_AT_FIRST = 0.9;

    /** Where a chunk came this near to the bound, the next one will reach it: it is made with it at once. */
    private static final double NEAR = 0.85;

    private final long rate;
    private final long buffer;
    private final double bitsAFrame;
    private double filled;
    private boolean broken;

    private BitBound(long rate, long buffer, EncodeRequest.Picture picture) {
        this.rate = rate;
        this.buffer = buffer;
        this.bitsAFrame =
                (double) rate * picture.rate().denominator() / picture.rate().numerator();
        this.filled = FULL_AT_FIRST * buffer;
    }

    /** Of pictures whose bound must be looked after; other encoders look after their own. */
    static Optional<BitBound> of(EncodeRequest.Picture picture) {
        var rate = picture.options().get(RATE);
        var buffer = picture.options().get(BUFFER);
        return picture.encoder().equals(X264) && rate != null && buffer != null
                ? Optional.of(new BitBound(Long.parseLong(rate), Long.parseLong(buffer), picture))
                : Optional.empty();
    }

    /** The same pictures without it. */
    static EncodeRequest.Picture without(EncodeRequest.Picture picture) {
        var options = new HashMap<>(picture.options());
        options.keySet().removeAll(Set.of(RATE, BUFFER));
        return new EncodeRequest.Picture(picture.transform(), picture.rate(), picture.encoder(), options);
    }

    /** Whether a chunk follows one that was near the bound: decided by that one's bytes, which are always the same. */
    boolean isNear(PictureOutput output, int chunk) {
        if (chunk == 0) return false;
        var frames = output.layout().end(chunk - 1) - output.layout().first(chunk - 1);
        return (double) output.sink().bytes(chunk - 1) * BITS >= NEAR * (double) frames * bitsAFrame;
    }

    /** A coded picture leaves the buffer that a decoder fills at the bound's rate. */
    void pass(int bytes) {
        filled -= (double) bytes * BITS;
        broken |= filled < 0;
        filled = Math.min((double) buffer, filled + bitsAFrame);
    }

    /** Whether the buffer ever ran empty. */
    boolean isBroken() {
        return broken;
    }

    @Override
    public String toString() {
        return rate + " bits a second, " + buffer + " buffered";
    }
}
