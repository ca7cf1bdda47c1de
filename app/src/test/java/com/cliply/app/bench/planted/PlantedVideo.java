package com.cliply.app.bench.planted;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PicturePainter;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegMediaEncoder;
import com.cliply.engine.media.ffmpeg.TestMedia;
import com.cliply.engine.time.FrameRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A video that can be written, and what is in it. */
public final class PlantedVideo {
    private static final FrameSize SIZE = new FrameSize(320, 180);
    private static final int BITS_PER_SECOND = 128_000;

    private final Truth truth;
    private final float[] sound;
    private final PicturePainter pictures;
    private final boolean transcribed;

    PlantedVideo(Truth truth, float[] sound, PicturePainter pictures, boolean transcribed) {
        this.truth = truth;
        this.sound = sound;
        this.pictures = pictures;
        this.transcribed = transcribed;
    }

    public Truth truth() {
        return truth;
    }

    /** Writes video, truth and, where there is one, the transcript as SRT. Returns the video. */
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var video = folder.resolve(truth.video());
        var part = folder.resolve(truth.video() + ".part");
        encode(part);
        Files.move(part, video, StandardCopyOption.REPLACE_EXISTING);
        if (transcribed) Files.writeString(srtFor(video), srt());
        TruthJson.write(truth, TruthJson.fileFor(video));
        return video;
    }

    static Path srtFor(Path video) {
        return video.resolveSibling(String.valueOf(video.getFileName()).replaceAll("\\.[^.]+$", ".srt"));
    }

    private void encode(Path target) {
        var whole = new PictureTransform(
                Orientation.UPRIGHT, new PictureTransform.Cut(0, 0, SIZE.width(), SIZE.height()), SIZE, SIZE, false);
        // Always in software: the same pictures on machines with and without chips for it.
        var encoder = TestMedia.canCode("libx264") ? "libx264" : "libopenh264";
        // Keyframes at cuts and every ten seconds, as most encoders leave them.
        var options = encoder.equals("libx264")
                ? Map.of("preset", "superfast", "crf", "26", "g", "250")
                : Map.of("b", "400000", "g", "250");
        var length = Duration.ofMillis(Math.round(truth.duration() * 1_000));
        new FfmpegMediaEncoder()
                .encode(
                        new EncodeRequest(
                                new EncodeSource.Painted(pictures, painter(), length),
                                Optional.of(
                                        new EncodeRequest.Picture(whole, FrameRate.of(Reel.RATE), encoder, options)),
                                Optional.of(EncodeRequest.Sound.untouched(BITS_PER_SECOND)),
                                target),
                        WorkMonitor.NONE);
    }

    /** At 48 kHz, straight lines between the samples; what is too loud is bent, not cut. */
    private SoundPainter painter() {
        var ratio = SoundPainter.SAMPLE_RATE / Sound.RATE;
        return index -> {
            var at = (int) Math.min(sound.length - 1L, index / ratio);
            var next = Math.min(sound.length - 1, at + 1);
            var part = (float) (index % ratio) / ratio;
            return bent(sound[at] * (1 - part) + sound[next] * part);
        };
    }

    private static float bent(float sample) {
        if (Math.abs(sample) < 0.8f) return sample;
        return (float) (Math.signum(sample) * (0.8 + 0.19 * Math.tanh((Math.abs(sample) - 0.8) / 0.19)));
    }

    private String srt() {
        var text = new StringBuilder();
        var number = 1;
        for (var said : truth.sentences())
            text.append(String.format(
                    Locale.ROOT,
                    "%d%n%s --> %s%n%s%n%n",
                    number++,
                    stamp(said.start()),
                    stamp(said.end()),
                    said.text()));
        return text.toString();
    }

    private static String stamp(double seconds) {
        var millis = Math.round(seconds * 1_000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d,%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1_000 % 60,
                millis % 1_000);
    }
}
