package com.cliply.engine.analysis.picture;

import com.cliply.engine.analysis.Findings;
import com.cliply.engine.analysis.Signal;
import com.cliply.engine.analysis.SignalExtractor;
import com.cliply.engine.analysis.SignalTrack;
import com.cliply.engine.time.MediaTime;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everything that is measured from sparse pictures and from packet sizes. A file without pictures gives no tracks. */
public final class PictureExtractor implements SignalExtractor {
    /** The step of the motion curve: five and more pictures, so that B- and P-pictures even out. */
    public static final Duration MOTION_STEP = Duration.ofMillis(200);

    /** The step of what is known from sparse pictures. */
    public static final Duration LOOK_STEP = Duration.ofMillis(500);

    /** No two looks nearer than this are kept: an all-keyframe file would fill the memory. */
    private static final long LOOK_GAP_MICROS = 900_000;

    /** Shot changes are counted over so long. */
    private static final long RATE_MICROS = 10_000_000;

    /** Nothing beyond two days is kept, whatever a broken time stamp says. */
    private static final long LAST_MOTION_STEP = Duration.ofDays(2).dividedBy(MOTION_STEP);

    private final PacketSizes packets = new PacketSizes(MediaTime.micros(MOTION_STEP), MediaTime.micros(LOOK_STEP));
    private final List<SeenPicture> seen = new ArrayList<>();

    @Override
    public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
        if (!seen.isEmpty() && time.micros() < seen.getLast().time().micros() + LOOK_GAP_MICROS) return;
        seen.add(new SeenPicture(time, PictureLook.of(yuv)));
    }

    @Override
    public void packet(MediaTime time, int bytes, boolean keyframe) {
        packets.take(time, bytes, keyframe, LAST_MOTION_STEP);
    }

    @Override
    public Findings soFar(Duration measured) {
        return found(measured);
    }

    @Override
    public Findings finish(Duration length) {
        return found(length);
    }

    /** Changes nothing: it may be asked again when more was seen. */
    private Findings found(Duration length) {
        var end = MediaTime.at(length);
        var looked = seen.stream().filter(one -> one.time().isBefore(end)).toList();
        var tracks = new ArrayList<SignalTrack>();
        if (packets.tellMotion())
            tracks.add(SignalTrack.of(Signal.MOTION, MOTION_STEP, packets.motion(steps(length, MOTION_STEP))));
        if (looked.isEmpty()) return new Findings(tracks, List.of(), List.of());
        var steps = steps(length, LOOK_STEP);
        tracks.add(SignalTrack.of(Signal.PICTURE_CHANGE, LOOK_STEP, changes(looked, steps)));
        tracks.add(SignalTrack.of(Signal.PICTURE_RARITY, LOOK_STEP, rarities(looked, length)));
        var hints = new ShotHints(packets, looked);
        var changes = hints.changes(end);
        tracks.add(SignalTrack.of(Signal.CUT_RATE, LOOK_STEP, rate(changes, steps)));
        var stills = new StillStretches(packets, looked, LOOK_STEP, steps);
        add(tracks, Signal.FLASH, stills.marked(hints.flashes(end)));
        add(tracks, Signal.BLACK, stills.black());
        add(tracks, Signal.FROZEN, stills.frozen());
        return new Findings(tracks, List.of(), changes);
    }

    /** Only if it says anything: a track that is absent reads 0. */
    private static void add(List<SignalTrack> tracks, Signal signal, float[] values) {
        for (var value : values)
            if (value > 0) {
                tracks.add(SignalTrack.of(signal, LOOK_STEP, values));
                return;
            }
    }

    /** Changes a minute in the ten seconds around each step. */
    private static float[] rate(List<MediaTime> changes, int steps) {
        var rate = new float[steps];
        var step = MediaTime.micros(LOOK_STEP);
        for (var change : changes) {
            var from = Math.max(0, (change.micros() - RATE_MICROS / 2) / step);
            var to = Math.min(steps, Math.ceilDiv(change.micros() + RATE_MICROS / 2, step));
            for (var index = from; index < to; index++) rate[(int) index] += 60_000_000f / RATE_MICROS;
        }
        return rate;
    }

    private static float[] changes(List<SeenPicture> seen, int steps) {
        var changes = new float[steps];
        for (int index = 1; index < seen.size(); index++) {
            var step = stepOf(seen.get(index).time(), changes.length);
            changes[step] = Math.max(
                    changes[step],
                    seen.get(index - 1).look().distance(seen.get(index).look()));
        }
        return changes;
    }

    /** Each look's rarity holds until the next look. */
    private static float[] rarities(List<SeenPicture> seen, Duration length) {
        var looks = seen.stream().map(SeenPicture::look).toList();
        var shown = new ArrayList<Long>();
        for (int index = 0; index < seen.size(); index++) {
            var until = index + 1 < seen.size() ? seen.get(index + 1).time() : MediaTime.at(length);
            shown.add(until.micros() - seen.get(index).time().micros());
        }
        var rarity = PictureRarity.of(looks, shown);
        var rarities = new float[steps(length, LOOK_STEP)];
        var current = 0;
        for (int step = 0; step < rarities.length; step++) {
            var time = step * MediaTime.micros(LOOK_STEP);
            while (current + 1 < seen.size() && seen.get(current + 1).time().micros() <= time) current++;
            rarities[step] = rarity[current];
        }
        return rarities;
    }

    private static int stepOf(MediaTime time, int steps) {
        return (int) Math.min(steps - 1L, time.micros() / MediaTime.micros(LOOK_STEP));
    }

    private static int steps(Duration length, Duration step) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(MediaTime.micros(length), MediaTime.micros(step))));
    }
}
