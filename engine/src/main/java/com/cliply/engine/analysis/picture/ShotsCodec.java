package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.TimeRange;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Shots as bytes: a mark, a version, how many; the start and the transition of each, the end of the last; a checksum of all that.
 * Anything else than exactly that is refused.
 */
final class ShotsCodec {
    private static final int MARK = 0x434C_5348;
    private static final byte FORMAT = 1;
    private static final int HEAD = Integer.BYTES + 1 + Integer.BYTES;
    private static final int EACH = Long.BYTES + 1;
    private static final int TAIL = Long.BYTES + Integer.BYTES;

    private ShotsCodec() {}

    /** @param shots one or more, without a gap */
    static byte[] write(List<Shot> shots) {
        var bytes = ByteBuffer.allocate(HEAD + shots.size() * EACH + TAIL);
        bytes.putInt(MARK).put(FORMAT).putInt(shots.size());
        for (var shot : shots) bytes.putLong(shot.range().start().micros()).put(code(shot.transition()));
        bytes.putLong(shots.getLast().range().end().micros());
        return bytes.putInt(checksum(bytes.array())).array();
    }

    /** Empty for anything that {@link #write} did not write, or that was damaged since. */
    static Optional<List<Shot>> read(byte[] content) {
        try {
            var bytes = ByteBuffer.wrap(content);
            if (content.length < HEAD + EACH + TAIL || bytes.getInt() != MARK || bytes.get() != FORMAT)
                return Optional.empty();
            // The length is known before anything is made of that number.
            var count = bytes.getInt();
            if (count <= 0 || content.length != HEAD + (long) count * EACH + TAIL) return Optional.empty();
            if (ByteBuffer.wrap(content).getInt(content.length - Integer.BYTES) != checksum(content))
                return Optional.empty();
            return Optional.of(shots(bytes, count));
        } catch (BufferUnderflowException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static List<Shot> shots(ByteBuffer bytes, int count) {
        var shots = new ArrayList<Shot>(count);
        var start = bytes.getLong();
        if (start != 0) throw new IllegalArgumentException("begins at " + start);
        for (int index = 0; index < count; index++) {
            var transition = transition(bytes.get());
            var end = bytes.getLong();
            shots.add(new Shot(TimeRange.ofMicros(start, end), transition));
            start = end;
        }
        return shots;
    }

    private static byte code(Transition transition) {
        return switch (transition) {
            case CUT -> 'c';
            case FADE -> 'f';
            case DISSOLVE -> 'd';
        };
    }

    private static Transition transition(byte code) {
        return switch (code) {
            case 'c' -> Transition.CUT;
            case 'f' -> Transition.FADE;
            case 'd' -> Transition.DISSOLVE;
            default -> throw new IllegalArgumentException("transition " + code);
        };
    }

    private static int checksum(byte[] content) {
        var sum = new CRC32();
        sum.update(content, 0, content.length - Integer.BYTES);
        return (int) sum.getValue();
    }
}
