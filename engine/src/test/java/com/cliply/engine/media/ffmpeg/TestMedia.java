package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.Orientation;
import com.cliply.engine.media.PicturePainter;
import com.cliply.engine.media.PictureTransform;
import com.cliply.engine.media.PixelAspect;
import com.cliply.engine.media.SoundPainter;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes media files for tests: each picture carries its number, flashes and beeps come at known times. Say what it is to be,
 * then {@link #write}; {@link Playback} reads the files and what was rendered of them.
 */
public final class TestMedia {
    /** How sound is stored. */
    private record Track(
            SoundPainter painter, int sampleRate, int channels, String codec, String language, int startMillis) {}

    private static final FrameRate MILLISECONDS = FrameRate.of(1000);
    private static final String AAC = "aac";
    private static final String PCM = "pcm";
    private static final EncoderTrials TRIALS = new FfmpegEncoderTrials();

    private FrameSize size = new FrameSize(160, 90);
    private FrameRate rate = FrameRate.of(30);
    private int frames = 90;
    private boolean pictures = true;
    private String format = "mp4";
    private Map<String, String> muxing = Map.of();
    private PixelAspect pixels = PixelAspect.SQUARE;
    private Orientation orientation = Orientation.UPRIGHT;
    private String encoder = encoder();
    private final Map<String, String> coding = new LinkedHashMap<>();
    private final Set<Long> flashes = new TreeSet<>();
    private final List<Track> sounds = new ArrayList<>();
    private Set<Long> holes = Set.of();
    private FrameRate ticks = MILLISECONDS;
    private long[] times = {};
    private @Nullable PicturePainter painter;

    private TestMedia() {}

    /** Three seconds of 160x90 at 30 frames a second, without sound, in an MP4 file with a keyframe a second. */
    public static TestMedia film() {
        var film = new TestMedia();
        film.coding.putAll(
                encoder().equals("libx264")
                        ? Map.of("preset", "ultrafast", "crf", "18", "g", "30")
                        : Map.of("b", "1500000", "g", "30", "allow_skip_frames", "0"));
        return film;
    }

    /** The H.264 encoder of this build: {@code libx264}, or {@code libopenh264} in the profile lgpl. */
    public static String encoder() {
        return TRIALS.trials().stream()
                .filter(EncoderTrials.Trial::works)
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** Whether pictures that refer to later ones can be made. */
    public static boolean hasBFrames() {
        return encoder().equals("libx264");
    }

    /** Whether this build has an encoder of that name. */
    public static boolean canCode(String name) {
        return CodedFilm.canCode(name);
    }

    public TestMedia size(int width, int height) {
        size = new FrameSize(width, height);
        return this;
    }

    /** So many pictures at a constant rate. */
    public TestMedia frames(int count, FrameRate perSecond) {
        frames = count;
        rate = perSecond;
        return this;
    }

    /** Pictures at these times, in milliseconds; the last one stays for 40. */
    public TestMedia framesAtMillis(long... millis) {
        return framesAt(MILLISECONDS, millis);
    }

    /** The same in ticks, of which there are so many in a second. */
    public TestMedia framesAt(FrameRate ticksPerSecond, long... newTimes) {
        ticks = ticksPerSecond;
        times = newTimes.clone();
        frames = times.length;
        return this;
    }

    /** These pictures instead of numbered ones. */
    public TestMedia painted(PicturePainter pictures) {
        painter = pictures;
        return this;
    }

    public TestMedia withoutPictures() {
        pictures = false;
        return this;
    }

    /** FFmpeg's name of the container ({@code mp4}, {@code mov}, {@code matroska}, {@code mpegts}) and options for it. */
    public TestMedia container(String name, Map<String, String> options) {
        format = name;
        muxing = Map.copyOf(options);
        return this;
    }

    /** A keyframe every so many pictures, and so many pictures in between that refer to later ones. */
    public TestMedia keyframeEvery(int pictureCount, int bFrames) {
        coding.put("g", Integer.toString(pictureCount));
        if (bFrames > 0) coding.put("bf", Integer.toString(bFrames));
        return this;
    }

    /** MPEG-4 part 2 instead of H.264: it takes odd sizes. */
    public TestMedia mpeg4() {
        encoder = "mpeg4";
        coding.clear();
        coding.putAll(Map.of("b", "3000000", "g", "12"));
        return this;
    }

    /** Any encoder of FFmpeg, with these options and no others. */
    public TestMedia codedBy(String name, Map<String, String> options) {
        encoder = name;
        coding.clear();
        coding.putAll(options);
        return this;
    }

    /** Any option of the encoder. */
    public TestMedia coded(String option, String value) {
        coding.put(option, value);
        return this;
    }

    public TestMedia pixels(int numerator, int denominator) {
        pixels = new PixelAspect(numerator, denominator);
        return this;
    }

    /** Stored so that it must be turned to be seen upright. */
    public TestMedia turned(int quarterTurns, boolean mirrored) {
        orientation = new Orientation(quarterTurns, mirrored);
        return this;
    }

    /** White pictures from this one on, for a tenth of a second. */
    public TestMedia flashAt(long... numbers) {
        for (var number : numbers)
            for (long white = number; white < number + Math.max(1, rate.nearestFrame(MediaTime.ofMillis(100))); white++)
                flashes.add(white);
        return this;
    }

    /** A track of AAC, stereo, 48 kHz. */
    public TestMedia sound(SoundPainter painter) {
        return sound(painter, "");
    }

    public TestMedia sound(SoundPainter painter, String language) {
        sounds.add(new Track(painter, SoundPainter.SAMPLE_RATE, 2, AAC, language, 0));
        return this;
    }

    /** A track by any encoder of FFmpeg that takes whole numbers of 16 bits ({@code libopus}, {@code flac}). */
    public TestMedia soundCodedBy(String name, SoundPainter painter, int sampleRate, int channels) {
        sounds.add(new Track(painter, sampleRate, channels, name, "", 0));
        return this;
    }

    /** Leaves out these packets, each 1024 samples long in AAC, 4096 in FLAC. */
    public TestMedia holesInSound(Set<Long> packets) {
        holes = Set.copyOf(packets);
        return this;
    }

    /** A track of uncompressed sound, for containers that hold it ({@code mov}, {@code matroska}, {@code wav}). */
    public TestMedia pcm(SoundPainter painter, int sampleRate, int channels) {
        return pcm(painter, sampleRate, channels, 0);
    }

    /** The same, but its first sample comes only at that time. */
    public TestMedia pcm(SoundPainter painter, int sampleRate, int channels, int startMillis) {
        sounds.add(new Track(painter, sampleRate, channels, PCM, "", startMillis));
        return this;
    }

    /** Flashes and beeps together at these pictures. */
    public TestMedia flashAndBeepAt(long... numbers) {
        var moments = new ArrayList<MediaTime>();
        for (var number : numbers) moments.add(timeOf(number));
        return flashAt(numbers).sound(TestSound.beeps(moments));
    }

    /** When a picture appears. */
    public MediaTime timeOf(long number) {
        return times.length == 0 ? rate.timeOf(number) : ticks.timeOf(time(number));
    }

    public Path write(Path file) {
        Natives.load();
        try (var muxer = new TestMuxer(file, format, muxing)) {
            if (pictures) writePictures(muxer);
            for (var track : sounds) writeSound(muxer, track);
            muxer.write();
        }
        return file;
    }

    private void writePictures(TestMuxer muxer) {
        var whole = new PictureTransform(
                Orientation.UPRIGHT, new PictureTransform.Cut(0, 0, size.width(), size.height()), size, size, false);
        var wish = new EncodeRequest.Picture(whole, rate, encoder, coding);
        try (var coder = TrackEncoder.ofPictures(wish);
                var painted = new PaintedPictures(
                        painter == null ? new Barcode(pixels, orientation, flashes) : painter, size, frames)) {
            var stream = muxer.addTrack(coder);
            muxer.look(stream, pixels, orientation);
            if (times.length == 0) TestMuxer.even(stream, rate);
            for (var frame = painted.next(); ; frame = painted.next()) {
                coder.encode(frame, packet -> {
                    if (times.length == 0) muxer.take(stream, packet, rate, number -> number);
                    else muxer.take(stream, packet, ticks, this::time);
                });
                if (frame == null) return;
            }
        }
    }

    /** Before the first picture and after the last one, evenly on. */
    private long time(long number) {
        var hundredth = ticks.nearestFrame(MediaTime.ofMillis(10));
        if (number < 0) return times[0] + number * hundredth;
        if (number >= times.length) return times[times.length - 1] + (number - times.length + 1) * 4 * hundredth;
        return times[(int) number];
    }

    private void writeSound(TestMuxer muxer, Track track) {
        var samples = timeOf(frames).micros() * track.sampleRate() / 1_000_000L;
        if (!List.of(AAC, PCM).contains(track.codec())) {
            CodedSound.write(
                    muxer, track.codec(), track.painter(), track.sampleRate(), track.channels(), samples, holes);
            return;
        }
        if (track.codec().equals(PCM)) {
            var start = (long) track.startMillis() * track.sampleRate() / 1000;
            muxer.addPcm(track.painter(), track.sampleRate(), track.channels(), start, samples - start);
            return;
        }
        var wish = EncodeRequest.Sound.untouched(128_000);
        try (var coder = TrackEncoder.ofSound(wish);
                var sound = MasterSound.of(
                        new PaintedSound(track.painter(), samples),
                        wish,
                        samples,
                        coder.frameSize(),
                        MasterSound.Meter.OFF)) {
            var stream = muxer.addTrack(coder);
            if (!track.language().isEmpty()) TestMuxer.tag(stream, "language", track.language());
            for (var frame = sound.next(); ; frame = sound.next()) {
                coder.encode(frame, packet -> {
                    if (!holes.contains(packet.pts() / coder.frameSize()))
                        muxer.take(stream, packet, FrameRate.of(track.sampleRate()), tick -> tick);
                });
                if (frame == null) return;
            }
        }
    }

    /** Leaves only so many hundredths of a file, as a copy that was broken off. */
    public static Path cutOff(Path file, int percent) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() * percent / 100);
            return file;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
