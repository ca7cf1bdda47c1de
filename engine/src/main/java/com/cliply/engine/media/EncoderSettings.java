package com.cliply.engine.media;

import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a picture's encoder is told, in the words of each: constant quality where it knows such a thing, with an upper bound.
 *
 * @param speed x264's preset
 * @param quality x264's constant rate factor, 0..51, lower is better; the others' scales are brought near it
 * @param maxBitRate bits per second
 */
public record EncoderSettings(String speed, int quality, int maxBitRate) {
    /** Bits a pixel for encoders that know no constant quality: about what x264 spends on talking heads at CRF 19. */
    private static final int MILLIBITS_PER_PIXEL = 110;

    /** Of H.264, table A-1, High profile. */
    private record Level(String name, long blocks, long blocksPerSecond, int bitRate) {}

    private static final List<Level> LEVELS = List.of(
            new Level("4.2", 8_704, 522_240, 62_500_000),
            new Level("5.1", 36_864, 983_040, 300_000_000),
            new Level("5.2", 36_864, 2_073_600, 300_000_000));

    /** FFmpeg's number of H.264's High profile, for encoders that have no name of their own for it. */
    private static final String HIGH_PROFILE = "100";

    /** FFmpeg's names and values for one of its encoders. */
    public Map<String, String> of(String encoder, FrameSize size, FrameRate rate) {
        var options = new LinkedHashMap<String, String>();
        // Half a second between keyframes, as YouTube's guide asks, so that players seek well.
        options.put("g", Long.toString(Math.max(1, rate.nearestFrame(MediaTime.ofMillis(500)))));
        options.put("profile", encoder.equals("h264_mf") ? HIGH_PROFILE : "high");
        options.put("maxrate", Integer.toString(maxBitRate));
        if (encoder.equals("libopenh264")) {
            // It knows bit rates only, and drops pictures to keep them unless told not to (FFmpeg's encoder page of
            // it).
            options.put("b", Long.toString(bitRate(size, rate)));
            options.put("allow_skip_frames", "0");
            return options;
        }
        options.put("bufsize", Integer.toString(2 * maxBitRate));
        options.put("bf", "2");
        // FFmpeg's codec options: no picture refers across a keyframe. x264 does so unless told otherwise.
        if (!encoder.equals("libx264")) options.put("flags", "+cgop");
        switch (encoder) {
            case "libx264" -> {
                options.put("preset", speed);
                options.put("crf", Integer.toString(quality));
                level(size, rate).ifPresent(level -> options.put("level", level));
            }
            case "h264_nvenc" -> {
                // NVIDIA's FFmpeg guide: vbr with a target quality, and no bit rate beside it, is its constant quality.
                options.put("preset", "p5");
                options.put("tune", "hq");
                options.put("rc", "vbr");
                options.put("cq", Integer.toString(quality));
                options.put("b", "0");
                options.put("spatial-aq", "1");
            }
            case "h264_qsv" -> {
                // FFmpeg's qsvenc: global_quality beside a maxrate is QVBR, quality held within a bound (1..51 as QP).
                options.put("preset", "medium");
                options.put("global_quality", Integer.toString(Math.max(1, quality)));
                options.put("b", Long.toString(bitRate(size, rate)));
                // Each I picture is a keyframe that one may seek to.
                options.put("idr_interval", "0");
            }
            case "h264_vaapi" -> {
                // FFmpeg's vaapi_encode: quality and bit rate together try QVBR, then ICQ, then a constant QP, whatever
                // the
                // driver can.
                options.put("global_quality", Integer.toString(Math.max(1, quality)));
                options.put("b", Long.toString(bitRate(size, rate)));
                options.put("idr_interval", "0");
            }
            case "h264_mf" -> {
                // FFmpeg's mfenc: quality is a percentage; its default is a software encoder of Windows.
                options.put("rate_control", "quality");
                options.put("quality", Integer.toString(Math.clamp(100 - quality * 3 / 2, 1, 100)));
                options.put("hw_encoding", "1");
            }
            case "h264_videotoolbox" -> {
                // FFmpeg's videotoolboxenc: constant quality is for Apple's own chips only, a bit rate works on all.
                options.put("b", Long.toString(bitRate(size, rate)));
                options.put("allow_sw", "0");
                options.put("realtime", "0");
            }
            default -> options.put("b", Long.toString(bitRate(size, rate)));
        }
        return options;
    }

    /** The lowest of the levels that players of today have, if one is high enough: 4.2 up to 1080p at 60. */
    private Optional<String> level(FrameSize size, FrameRate rate) {
        var blocks = (long) ((size.width() + 15) / 16) * ((size.height() + 15) / 16);
        var perSecond = Math.ceilDiv(blocks * rate.numerator(), rate.denominator());
        return LEVELS.stream()
                .filter(level -> blocks <= level.blocks()
                        && perSecond <= level.blocksPerSecond()
                        && maxBitRate <= level.bitRate())
                .map(Level::name)
                .findFirst();
    }

    private long bitRate(FrameSize size, FrameRate rate) {
        var pixels = (long) size.width() * size.height() * rate.numerator() / rate.denominator();
        return Math.min(maxBitRate, pixels * MILLIBITS_PER_PIXEL / 1000);
    }
}
