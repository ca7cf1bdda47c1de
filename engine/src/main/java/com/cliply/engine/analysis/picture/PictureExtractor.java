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

    /** Two pictures that differ by less show the same shot; cuts of different places differ by 0.3 and more. */
    static final float CHANGED = 0.22f;

    /** Nothing beyond two days is kept, whatever a broken time stamp says. */
    private static final long LAST_MOTION_STEP = Duration.ofDays(2).dividedBy(MOTION_STEP);

    private final PacketSizes packets = new PacketSizes(MediaTime.micros(MOTION_STEP));
    private final List<Seen> seen = new ArrayList<>();

    private record Seen(MediaTime time, PictureLook look) {}

    @Override
    public void picture(MediaTime time, ByteBuffer yuv, boolean keyframe) {
        if (!seen.isEmpty() && time.micros() < seen.getLast().time.micros() + LOOK_GAP_MICROS) return;
        seen.add(new Seen(time, PictureLook.of(yuv)));
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
        var seen = this.seen.stream().filter(one -> one.time.isBefore(end)).toList();
        var tracks = new ArrayList<SignalTrack>();
        if (packets.tellMotion())
            tracks.add(SignalTrack.of(Signal.MOTION, MOTION_STEP, packets.motion(steps(length, MOTION_STEP))));
        if (seen.isEmpty()) return new Findings(tracks, List.of(), List.of());
        tracks.add(SignalTrack.of(Signal.PICTURE_CHANGE, LOOK_STEP, changes(seen, length)));
        tracks.add(SignalTrack.of(Signal.PICTURE_RARITY, LOOK_STEP, rarities(seen, length)));
        return new Findings(tracks, List.of(), shotChanges(seen, end));
    }

    /** Hints that the looks around them confirm; where no look lies close enough the hint is believed. */
    private List<MediaTime> shotChanges(List<Seen> seen, MediaTime end) {
        var confirmed = new ArrayList<MediaTime>();
        var next = 0;
        for (var hint : packets.shotHints()) {
            if (!hint.isBefore(end)) break;
            while (next < seen.size() && seen.get(next).time.isBefore(hint)) next++;
            if (next == 0 || next == seen.size()) {
                confirmed.add(hint);
                continue;
            }
            var after = seen.get(next).look;
            if (seen.get(next - 1).look.distance(after) >= CHANGED
                    || (next + 1 < seen.size()
                            && seen.get(next - 1).look.distance(seen.get(next + 1).look) >= CHANGED
                            && after.distance(seen.get(next + 1).look) < CHANGED)) confirmed.add(hint);
        }
        return confirmed;
    }

    private float[] changes(List<Seen> seen, Duration length) {
        var changes = new float[steps(length, LOOK_STEP)];
        for (int index = 1; index < seen.size(); index++) {
            var step = stepOf(seen.get(index).time, changes.length);
            changes[step] = Math.max(changes[step], seen.get(index - 1).look.distance(seen.get(index).look));
        }
        return changes;
    }

    /** Each look's rarity holds until the next look. */
    private float[] rarities(List<Seen> seen, Duration length) {
        var looks = seen.stream().map(Seen::look).toList();
        var shown = new ArrayList<Long>();
        for (int index = 0; index < seen.size(); index++) {
            var until = index + 1 < seen.size() ? seen.get(index + 1).time : MediaTime.at(length);
            shown.add(until.micros() - seen.get(index).time.micros());
        }
        var rarity = PictureRarity.of(looks, shown);
        var rarities = new float[steps(length, LOOK_STEP)];
        var current = 0;
        for (int step = 0; step < rarities.length; step++) {
            var time = step * MediaTime.micros(LOOK_STEP);
            while (current + 1 < seen.size() && seen.get(current + 1).time.micros() <= time) current++;
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
