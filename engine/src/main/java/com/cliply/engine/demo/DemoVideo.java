package com.cliply.engine.demo;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaEncoder;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A three-minute talk that never took place: speech-like sound with pauses, four bursts of applause, cuts, and a speaker who
 * moves when it matters. What happens when is known, so that anybody can see whether the right moments were found.
 */
public final class DemoVideo {
    public static final FrameSize SIZE = new FrameSize(960, 540);
    public static final FrameRate RATE = FrameRate.of(30);
    public static final Duration LENGTH = Duration.ofMinutes(3);

    /** When the audience applauds: each follows a louder, quicker passage of speech. */
    public static final List<TimeRange> APPLAUSE = List.of(
            TimeRange.ofMicros(38_000_000, 43_500_000),
            TimeRange.ofMicros(81_000_000, 87_000_000),
            TimeRange.ofMicros(124_500_000, 129_500_000),
            TimeRange.ofMicros(163_000_000, 169_500_000));

    private final MediaEncoder encoder;
    private final EncoderTrials trials;

    public DemoVideo(MediaEncoder encoder, EncoderTrials trials) {
        this.encoder = encoder;
        this.trials = trials;
    }

    /** Writes the video; the same on every run of the same build. */
    public void write(Path file, WorkMonitor monitor) {
        var name = trials.trials().stream()
                .filter(EncoderTrials.Trial::works)
                .map(EncoderTrials.Trial::name)
                .findFirst()
                .orElseThrow(() -> new RenderException(ErrorCode.NO_ENCODER));
        var whole = new PictureTransform(
                Orientation.UPRIGHT, new PictureTransform.Cut(0, 0, SIZE.width(), SIZE.height()), SIZE, SIZE, false);
        var options = name.equals("libx264")
                ? Map.of("preset", "ultrafast", "crf", "24", "g", "250")
                : Map.of("b", "2500000", "g", "250");
        encoder.encode(
                new EncodeRequest(
                        new EncodeSource.Painted(new DemoPictures(), new DemoSound(), LENGTH),
                        Optional.of(new EncodeRequest.Picture(whole, RATE, name, options)),
                        Optional.of(EncodeRequest.Sound.untouched(128_000)),
                        file),
                monitor);
    }
}
