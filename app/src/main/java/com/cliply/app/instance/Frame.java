package com.cliply.app.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What travels between a guest and the holder. The whole protocol, all numbers with the highest byte first:
 *
 * <pre>
 * guest    "CLPY" (4 bytes), {@link Peer#VERSION} (1), its nonce (32)
 * holder   its nonce (32), HMAC-SHA256 by the token of: 0, guest's nonce, holder's nonce (32)
 * guest    HMAC-SHA256 by the token of: 1, guest's nonce, holder's nonce (32)
 * then frames both ways: kind (1), length of the body (4), body
 * </pre>
 *
 * <p>The guest's first frame is {@code COMMAND} or {@code RAISE}. A command is answered by {@code REFUSED} (nothing was done)
 * or by {@code ACCEPTED}, any number of {@code OUT}, {@code ERR} and {@code ALIVE}, and {@code END}; meanwhile the guest may
 * send {@code WISH} and {@code WIDTH}. Whoever sends anything else is cut off without a word, so that a browser or a port
 * scanner hears nothing at all.
 */
final class Frame {
    static final int LONGEST_TEXT = 64 << 10;
    private static final int LONGEST_COMMAND = 4 << 20;

    private final Kind kind;
    private final byte[] body;

    Frame(Kind kind, byte[] body) {
        this.kind = kind;
        this.body = body;
    }

    /** The kinds of frames, each with the length that its body may have at most. */
    enum Kind {
        /** See {@link CommandFrame}. */
        COMMAND(1, LONGEST_COMMAND),
        /** The window, if there is one, shall come to the front; no body. */
        RAISE(2, 0),
        /** The command shall stop: 1 byte, 1 to cancel and 2 to leave. */
        WISH(3, 1),
        /** The guest's terminal is now this wide: 4 bytes. */
        WIDTH(4, 4),
        /** UTF-8 for the guest's standard output, never half a character. */
        OUT(16, LONGEST_TEXT),
        /** The same for standard error. */
        ERR(17, LONGEST_TEXT),
        /** Sent when nothing else was for a while; no body. */
        ALIVE(18, 0),
        /** The command has begun; no body. */
        ACCEPTED(19, 0),
        /** The command has not begun and will not: 1 byte, see {@link Refusal}. */
        REFUSED(20, 1),
        /** The command is over: 4 bytes of exit code. */
        END(21, 4),
        /** Answer to {@code RAISE}: 1 byte, 1 if a window was raised. */
        RAISED(22, 1);

        private final int code;
        private final int longest;

        Kind(int code, int longest) {
            this.code = code;
            this.longest = longest;
        }

        int code() {
            return code;
        }

        int longest() {
            return longest;
        }

        static Kind of(int code) throws IOException {
            for (var kind : values()) if (kind.code == code) return kind;
            throw new IOException("no frame of ours: " + code);
        }
    }

    /** Why a command was not begun. */
    enum Refusal {
        /** The holder may soon be through; who cannot wait asks again with urgency. */
        LATER(1),
        /** The holder is of another version. */
        VERSION(2),
        /** The holder cannot read the names of files in the words. */
        NAMES(3);

        private final int code;

        Refusal(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    static Frame empty(Kind kind) {
        return new Frame(kind, new byte[0]);
    }

    static Frame ofByte(Kind kind, int value) {
        return new Frame(kind, new byte[] {(byte) value});
    }

    static Frame ofInt(Kind kind, int value) {
        return new Frame(kind, ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    static Frame ofText(Kind kind, String text) {
        return new Frame(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    Kind kind() {
        return kind;
    }

    byte[] body() {
        return body;
    }

    int byteValue() throws IOException {
        if (body.length != 1) throw new IOException(kind + " without its byte");
        return body[0];
    }

    int intValue() throws IOException {
        if (body.length != Integer.BYTES) throw new IOException(kind + " without its number");
        return ByteBuffer.wrap(body).getInt();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
