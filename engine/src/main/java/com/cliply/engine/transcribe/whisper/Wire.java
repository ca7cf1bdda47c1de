package com.cliply.engine.transcribe.whisper;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Messages over a pair of streams, each with a mark, its length and its checksum before it. Whatever else is written to the
 * stream between two messages is passed over: native libraries print where they like. Any thread may send, one receives.
 */
final class Wire {
    /** Neither text nor number: no library prints it by chance. */
    private static final long MARK = 0xC1_F5_57_48_1E_A7_0D_FEL;

    private static final int HEAD = Long.BYTES + Integer.BYTES + Integer.BYTES;

    /** Whoever prints that much without saying anything does not speak this language. */
    private static final int MOST_STRAY = 1 << 20;

    /**
     * What a child may send. POSIX writes up to 4096 bytes to a pipe in one piece, so that nothing printed meanwhile lands
     * within a message.
     */
    static final int LONGEST_TO_PARENT = 4_096 - HEAD;

    /** What a child may be sent: a window of sound and some words. */
    static final int LONGEST_TO_CHILD = 4 << 20;

    private final DataInputStream in;
    private final OutputStream out;
    private final int longestIn;
    private final int longestOut;

    private Wire(InputStream in, OutputStream out, int longestIn, int longestOut) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = out;
        this.longestIn = longestIn;
        this.longestOut = longestOut;
    }

    static Wire ofParent(InputStream in, OutputStream out) {
        return new Wire(in, out, LONGEST_TO_PARENT, LONGEST_TO_CHILD);
    }

    static Wire ofChild(InputStream in, OutputStream out) {
        return new Wire(in, out, LONGEST_TO_CHILD, LONGEST_TO_PARENT);
    }

    synchronized void send(Message message) throws IOException {
        var payload = message.bytes();
        if (payload.length > longestOut) throw new IOException("a message of " + payload.length + " bytes");
        out.write(ByteBuffer.allocate(HEAD + payload.length)
                .putLong(MARK)
                .putInt(payload.length)
                .putInt(checksum(payload))
                .put(payload)
                .array());
        out.flush();
    }

    /**
     * Waits for the next message.
     *
     * @throws EOFException if the other side has ended
     * @throws IOException if it says what is none
     */
    Message receive() throws IOException {
        awaitMark();
        var length = in.readInt();
        if (length < 1 || length > longestIn)
            throw new IOException("a message of " + Integer.toUnsignedString(length) + " bytes");
        var checksum = in.readInt();
        var payload = in.readNBytes(length);
        if (payload.length < length) throw new EOFException();
        if (checksum(payload) != checksum) throw new IOException("a message that was damaged on its way");
        return Message.of(payload);
    }

    private void awaitMark() throws IOException {
        var seen = in.readLong();
        for (int stray = 0; seen != MARK; stray++) {
            if (stray > MOST_STRAY) throw new IOException("no message among " + stray + " bytes");
            seen = seen << Byte.SIZE | in.readUnsignedByte();
        }
    }

    private static int checksum(byte[] payload) {
        var checksum = new CRC32();
        checksum.update(payload);
        return (int) checksum.getValue();
    }
}
