package com.cliply.engine.analysis;

import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.TimeRange;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured, as bytes and back, to the last bit; lengths in whole microseconds. Bytes that this version did not write are nothing: no length in them is
 * believed before as many bytes are seen to follow.
 */
public final class AnalysisCodec {
    private static final int ANALYSIS = 0x434C_4101;

    /** The longest name of a signal. */
    private static final int MOST_NAME = 100;

    private AnalysisCodec() {}

    public static byte[] encode(Analysis analysis) {
        var out = ByteBuffer.allocate(size(analysis));
        out.putInt(ANALYSIS);
        out.putLong(MediaTime.micros(analysis.duration()));
        out.putInt(analysis.tracks().size());
        for (var track : analysis.tracks()) put(track, out);
        out.putInt(analysis.pauses().size());
        for (var pause : analysis.pauses())
            out.putLong(pause.start().micros()).putLong(pause.end().micros());
        put(analysis.shotChanges(), out);
        return out.array();
    }

    /** Empty for anything that {@link #encode(Analysis)} of this version did not make. */
    public static Optional<Analysis> decode(byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            if (in.getInt() != ANALYSIS) return Optional.empty();
            var duration = MediaTime.ZERO.until(new MediaTime(in.getLong()));
            var tracks = new ArrayList<SignalTrack>();
            for (int left = count(in, 2 * Integer.BYTES + Long.BYTES); left > 0; left--) tracks.add(track(in));
            var pauses = new ArrayList<TimeRange>();
            for (int left = count(in, 2 * Long.BYTES); left > 0; left--)
                pauses.add(TimeRange.ofMicros(in.getLong(), in.getLong()));
            var changes = times(in);
            return in.hasRemaining() ? Optional.empty() : Optional.of(new Analysis(duration, tracks, pauses, changes));
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException notOurs) {
            return Optional.empty();
        }
    }

    private static int size(Analysis analysis) {
        var size = 4L * Integer.BYTES + Long.BYTES;
        for (var track : analysis.tracks())
            size += 2L * Integer.BYTES + Long.BYTES + name(track).length + (long) Float.BYTES * track.size();
        size += 2L * Long.BYTES * analysis.pauses().size();
        size += (long) Long.BYTES * analysis.shotChanges().size();
        return Math.toIntExact(size);
    }

    private static byte[] name(SignalTrack track) {
        return track.signal().id().getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(SignalTrack track, ByteBuffer out) {
        var name = name(track);
        out.putInt(name.length).put(name);
        out.putLong(MediaTime.micros(track.step()));
        out.putInt(track.size());
        // Raw bits, as putFloat keeps them: also of what is not a number.
        out.asFloatBuffer().put(track.toArray());
        out.position(out.position() + Float.BYTES * track.size());
    }

    private static SignalTrack track(ByteBuffer in) {
        var length = count(in, 1);
        if (length > MOST_NAME) throw new IllegalArgumentException("name of " + length);
        var name = new byte[length];
        in.get(name);
        var step = micros(in.getLong());
        var values = new float[count(in, Float.BYTES)];
        in.asFloatBuffer().get(values);
        in.position(in.position() + Float.BYTES * values.length);
        return SignalTrack.of(signal(new String(name, StandardCharsets.US_ASCII)), step, values);
    }

    private static Signal signal(String id) {
        return Stream.of(Signal.values())
                .filter(signal -> signal.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such signal"));
    }

    private static Duration micros(long micros) {
        if (micros <= 0) throw new IllegalArgumentException("step " + micros);
        return Duration.ofNanos(Math.multiplyExact(micros, 1_000L));
    }

    private static void put(Collection<MediaTime> times, ByteBuffer out) {
        out.putInt(times.size());
        for (var time : times) out.putLong(time.micros());
    }

    private static List<MediaTime> times(ByteBuffer in) {
        return Stream.generate(() -> new MediaTime(in.getLong()))
                .limit(count(in, Long.BYTES))
                .collect(Collectors.toUnmodifiableList());
    }

    /** How many of something follow, each of at least {@code bytes}. */
    private static int count(ByteBuffer in, int bytes) {
        var count = in.getInt();
        if (count < 0 || count > in.remaining() / bytes) throw new BufferUnderflowException();
        return count;
    }
}
