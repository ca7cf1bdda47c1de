package com.cliply.app.worker;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Messages over a pair of streams, each with its length before it. Any thread may send, one reads. */
final class Line {
    private static final int LONGEST = 16 << 20;

    private final WireJson json = new WireJson();
    private final DataInputStream in;
    private final OutputStream out;

    Line(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = out;
    }

    synchronized void send(Message message) throws IOException {
        var text = json.write(message, Message.class).getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST) throw new IOException("a message of " + text.length + " bytes");
        out.write(ByteBuffer.allocate(Integer.BYTES + text.length)
                .putInt(text.length)
                .put(text)
                .array());
        out.flush();
    }

    /**
     * Waits for the next one.
     *
     * @throws EOFException if the other side has ended
     */
    Message receive() throws IOException {
        var length = in.readInt();
        if (length < 0 || length > LONGEST) throw new IOException("no message: " + length);
        var text = in.readNBytes(length);
        if (text.length < length) throw new EOFException();
        try {
            var message = json.read(new String(text, StandardCharsets.UTF_8), Message.class);
            return (Message) Objects.requireNonNull(message);
        } catch (RuntimeException broken) {
            throw new IOException("no message", broken);
        }
    }

    WireJson json() {
        return json;
    }
}
