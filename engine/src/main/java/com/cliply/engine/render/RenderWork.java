package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.media.ChunkLayout;
import com.cliply.engine.media.EncodeSource;
import com.cliply.engine.media.PictureOutput;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.time.FrameRate;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import com.cliply.engine.time.Timecode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One file while it is made: what was decided of it, and its pieces. */
record RenderWork(
        RenderTask task,
        RenderAttempt attempt,
        RenderPieces pieces,
        List<String> encoders,
        RenderJournal.Render begun,
        EncodeSource.Ranges input,
        RenderPlan plan,
        ChunkLayout layout) {
    /** Grows when other bytes come out of the same plan. */
    private static final String MAKER = "render-1";

    /** What x264 spends on lively pictures at constant rate factor 19; six less of it double the bits (x264's own scale). */
    private static final double BITS_A_PIXEL = 0.2;

    private static final double USUAL_QUALITY = 19;
    private static final double QUALITY_TO_DOUBLE = 6;

    /** Bounds are kept on average only, and a container has an index. */
    private static final double SLACK = 1.1;

    private static final int BITS = 8;

    /** Sound lies in a file as 48,000 pairs of floats a second while it is levelled, twice while noise is taken away. */
    private static final long RECORDED_BYTES_A_SECOND = 384_000;

    /** Begins, or goes on with what an earlier attempt began, by the encoder and the threads it chose. */
    static RenderWork begin(RenderTask task, RenderAttempt attempt, List<String> encoders, int threads) {
        var pieces = new RenderPieces(attempt, task.id());
        var before = pieces.begun().filter(render -> encoders.contains(render.encoder()));
        return begin(
                task,
                attempt,
                pieces,
                encoders,
                before.map(RenderJournal.Render::encoder).orElse(encoders.getFirst()),
                before.map(RenderJournal.Render::threads).orElse(threads),
                before.map(RenderJournal.Render::refusals).orElse(List.of()));
    }

    private static RenderWork begin(
            RenderTask task,
            RenderAttempt attempt,
            RenderPieces pieces,
            List<String> encoders,
            String encoder,
            int threads,
            List<String> refusals) {
        var source = task.source();
        var info = source.info();
        var input = new EncodeSource.Ranges(
                source.path(),
                info,
                info.video().map(track -> track.index()).orElse(-1),
                task.sound().streams(source.path(), info),
                withinSource(source, task.ranges()));
        var plan = RenderPlanner.plan(info, input.duration(), task.preset(), task.aspect(), encoder);
        var layout = ChunkLayout.of(
                plan.frames(),
                plan.rate(),
                Long.parseLong(plan.picture().options().get("g")));
        var render = new RenderJournal.Render(
                task.id(), attempt.job(), digest(task, input, plan, layout), encoder, threads, refusals);
        pieces.begin(render);
        return new RenderWork(task, attempt, pieces, encoders, render, input, plan, layout);
    }

    /** All that decides the bytes, but for encoder and threads. */
    private static String digest(RenderTask task, EncodeSource.Ranges input, RenderPlan plan, ChunkLayout layout) {
        return digest(
                task,
                input,
                String.join(
                        "\n",
                        plan.picture().transform().toString(),
                        plan.rate().toString(),
                        // In order of their names: a map's own order is another one in each process.
                        new TreeMap<>(plan.picture().options()).toString(),
                        layout.toString()));
    }

    /** The same of a file whose pictures are decided by {@code pictures}. */
    static String digest(RenderTask task, EncodeSource.Ranges input, String pictures) {
        var text = String.join(
                "\n",
                MAKER,
                task.source().fingerprint().hex(),
                input.videoTrack() + " " + input.audioTracks(),
                input.ranges().toString(),
                pictures,
                task.sound().toString(),
                task.preset().sound().toString());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    static List<TimeRange> withinSource(SourceMedia source, List<TimeRange> ranges) {
        // Of a file that was cut off when it was imported, there is no more than this.
        var end = MediaTime.at(source.info().readableDuration());
        for (var range : ranges)
            if (!range.start().isBefore(end))
                throw new RenderException(
                        ErrorCode.RANGE_OUTSIDE,
                        String.valueOf(source.path().getFileName()),
                        Timecode.format(range.start()));
        return ranges.stream()
                .map(range -> new TimeRange(range.start(), range.end().min(end)))
                .toList();
    }

    String encoder() {
        return begun.encoder();
    }

    /** Encoders that failed before, each with what it said. */
    List<String> refusals() {
        return begun.refusals();
    }

    /** The same, begun anew with the encoder that comes next; empty if there is none. */
    Optional<RenderWork> withNextEncoder(String reason) {
        var next = encoders.indexOf(encoder()) + 1;
        if (next >= encoders.size()) return Optional.empty();
        var more = new ArrayList<>(refusals());
        more.add(encoder() + ": " + reason);
        return Optional.of(begin(task, attempt, pieces, encoders, encoders.get(next), begun.threads(), more));
    }

    PictureOutput pictures() {
        return new PictureOutput(shown(), plan.picture(), begun.threads(), layout, pieces.chunksDone(layout), pieces);
    }

    /** Sound without pictures is drawn, as it will be heard. */
    private EncodeSource.Ranges shown() {
        if (input.videoTrack() >= 0) return input;
        var finished = pieces.find(RenderPieces.SOUND).orElseThrow();
        var whole = new TimeRange(MediaTime.ZERO, plan.rate().timeOf(plan.frames()));
        return new EncodeSource.Ranges(finished, input.info(), -1, List.of(0), List.of(whole));
    }

    /** The sound of a task. */
    static Leveller.Order soundOrder(RenderTask task, EncodeSource.Ranges input, FrameRate rate) {
        var target = task.preset().loudness();
        return new Leveller.Order(
                input,
                task.sound(),
                rate,
                target.isPresent() ? Optional.of(target.getAsDouble()) : Optional.empty(),
                task.preset().soundBitRate());
    }

    /** Files with the same of this have the same sound, byte for byte. */
    Object sounds() {
        return List.of(soundOrder(task, input, plan.rate()), plan.frames());
    }

    /** Bytes that the finished file will have, rather more than fewer: a bound that is far off would refuse work that fits. */
    long bytesOfFile() {
        var size = plan.picture().transform().canvas();
        var pixels = (double) size.width() * size.height() * plan.frames();
        var micros = plan.rate().timeOf(plan.frames()).micros();
        var quality = Math.pow(2, (USUAL_QUALITY - task.preset().quality()) / QUALITY_TO_DOUBLE);
        var pictures =
                Math.min(BITS_A_PIXEL * quality * pixels, bits(task.preset().maxBitRate(), micros));
        return (long) (SLACK * (pictures + bits(plan.soundBitRate(), micros)) / BITS);
    }

    private static double bits(int aSecond, long micros) {
        return (double) aSecond * micros / 1_000_000;
    }

    /** Bytes of the pieces that are still to be made. */
    long bytesToCome() {
        var done = pieces.chunksDone(layout).size();
        var seconds = plan.rate().timeOf(plan.frames()).micros() / 1_000_000 + 1;
        var recorded = pieces.find(RenderPieces.SOUND).isPresent() ? 0 : 2 * RECORDED_BYTES_A_SECOND * seconds;
        return recorded + bytesOfFile() * (layout.count() - done) / layout.count();
    }
}
