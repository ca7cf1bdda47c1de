package com.cliply.engine.media.ffmpeg;

import com.cliply.engine.error.StudioException;
import com.cliply.engine.media.EncodeRequest;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.FrameSize;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.media.PicturePainter;
import com.cliply.engine.media.ScanListener;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.TimeRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The other process of {@link NativeMemoryMediaTest}: does each kind of work again and again and says by how much it grew. */
final class NativeMemoryRounds {
    static final String GROWN = "grown ";
    static final Set<String> WORKS =
            Set.of("probe", "scan", "encode", "sound", "trials", "damaged", "unwritable", "gone");

    private static final int WARM_UP = 4;
    private static final int SPANS = 2;
    private static final int ROUNDS = 15;

    private static final TimeRange RANGE = TimeRange.ofMicros(0, 100_000);
    private static final FrameSize SMALL = new FrameSize(320, 180);

    private final Path film;
    private final MediaInfo info;

    private NativeMemoryRounds(Path film) {
        this.film = film;
        this.info = new FfmpegProbe().probe(film);
    }

    /**
     * Does all of it once.
     *
     * @param arguments the film
     */
    public static void main(String[] arguments) throws IOException {
        var rounds = new NativeMemoryRounds(Path.of(arguments[0]));
        var target = rounds.film.resolveSibling("rendition.mp4.part");
        rounds.report("probe", rounds::probe);
        rounds.report("scan", rounds::scan);
        rounds.report("encode", () -> rounds.encode(target));
        rounds.report("trials", () -> new FfmpegEncoderTrials().trials());
        rounds.report("sound", () -> rounds.sound(target));
        rounds.report("unwritable", () -> rounds.encode(target.resolve("no folder")));
        damage(rounds.film);
        rounds.report("damaged", () -> {
            rounds.probe();
            rounds.scan();
            rounds.encode(target);
            rounds.sound(target);
        });
        Files.delete(rounds.film);
        rounds.report("gone", () -> {
            rounds.probe();
            rounds.scan();
            rounds.encode(target);
            rounds.sound(target);
        });
    }

    private void report(String work, Runnable round) {
        for (int warm = 0; warm < WARM_UP; warm++) failing(round);
        var grown = Long.MIN_VALUE;
        for (int span = 0; span < SPANS; span++) {
            var before = NativeHeap.bytesInUse();
            for (int measured = 0; measured < ROUNDS; measured++) failing(round);
            // The Java machine may give back some megabytes in one of the spans; a loss is in each.
            grown = Math.max(grown, NativeHeap.bytesInUse() - before);
        }
        System.out.println(GROWN + work + " " + grown);
    }

    private static void failing(Runnable round) {
        try {
            round.run();
        } catch (StudioException expected) {
            // What matters is what it leaves behind.
            return;
        }
    }

    private void probe() {
        try {
            new FfmpegProbe().probe(film);
        } catch (StudioException expected) {
            // The rest of the round still follows.
            return;
        }
    }

    private void scan() {
        try {
            new FfmpegMediaScanner().scan(film, info, new ScanListener() {}, WorkMonitor.NONE);
        } catch (StudioException expected) {
            // The rest of the round still follows.
            return;
        }
    }

    /** Sound and pictures, joined. */
    private void encode(Path target) {
        var sound = target.resolveSibling("sound.mp4");
        new FfmpegMediaEncoder()
                .encode(
                        new EncodeRequest(
                                new EncodeSource.Ranges(film, info, 0, List.of(1), List.of(RANGE)),
                                Optional.empty(),
                                Optional.of(new EncodeRequest.Sound(3, -1.5, 128_000)),
                                sound),
                        WorkMonitor.NONE);
        var chunks = new TestChunks(film.resolveSibling(""));
        var encoder = new FfmpegPictureEncoder(2);
        encoder.encode(List.of(chunks.of(film, RANGE, SMALL, 2, 2, Set.of())), WorkMonitor.NONE);
        encoder.join(chunks.written(), Optional.of(sound), FrameRate.of(30), target, WorkMonitor.NONE);
    }

    /** The film's track and once more the same, then a tone in noise; measured, encoded and listened to. */
    private void sound(Path target) {
        var media = new FfmpegMediaEncoder();
        var raw = target.resolveSibling("sound.raw");
        var wish = new SoundWish(List.of(), true, true, 3, Duration.ofMillis(5), Duration.ofMillis(5));
        var twice = new EncodeSource.Ranges(film, info, 0, List.of(1, 1), List.of(TimeRange.ofMicros(0, 100_000)));
        media.record(twice, wish, FrameRate.of(30), raw, WorkMonitor.NONE);
        var noise = TestSound.noise(-60);
        var tone = TestSound.tone(-20);
        var noisy = new EncodeSource.Painted(
                PicturePainter.NONE,
                index -> index < 36_000 ? noise.sample(index) : tone.sample(index),
                Duration.ofSeconds(1));
        var recorded = media.record(noisy, wish, FrameRate.of(30), raw, WorkMonitor.NONE);
        var limited = new EncodeRequest.Sound(9, -3, 128_000);
        media.measure(recorded, limited, WorkMonitor.NONE);
        media.encode(new EncodeRequest(recorded, Optional.empty(), Optional.of(limited), target), WorkMonitor.NONE);
        media.heard(target, WorkMonitor.NONE);
    }

    private static void damage(Path film) throws IOException {
        try (var channel = FileChannel.open(film, StandardOpenOption.WRITE)) {
            var middle = channel.size() / 2;
            channel.write(ByteBuffer.allocate(400), middle);
            channel.write(ByteBuffer.wrap("damage".repeat(40).getBytes(StandardCharsets.US_ASCII)), middle + 900);
        }
    }
}
