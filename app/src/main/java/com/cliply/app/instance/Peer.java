package com.cliply.app.instance;

import com.cliply.app.instance.Token.Role;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** One end of a connection. Reading is for one thread, writing for any. */
final class Peer implements AutoCloseable {
    static final int VERSION = 1;
    private static final byte[] MAGIC = "CLPY".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 1 + Integer.BYTES;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private long deadline;
    private boolean bounded;

    Peer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** From now on, all reads together may take so long: a peer that sends a byte now and then gains nothing. */
    void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
        bounded = true;
    }

    /** From now on, reads may take as long as they like. */
    void withoutHaste() throws IOException {
        bounded = false;
        socket.setSoTimeout(0);
    }

    /** The holder's half of the greeting. Says nothing to who does not begin as ours do. */
    void greetAsHolder(Token token) throws IOException {
        var hello = read(MAGIC.length + 1);
        if (!Arrays.equals(hello, 0, MAGIC.length, MAGIC, 0, MAGIC.length) || hello[MAGIC.length] != VERSION)
            throw new IOException("not one of ours");
        var guestNonce = read(Token.BYTES);
        var nonce = Token.random();
        var answer = new ByteArrayOutputStream();
        answer.writeBytes(nonce);
        answer.writeBytes(token.proof(Role.HOLDER, guestNonce, nonce));
        send(answer.toByteArray());
        if (!token.proves(read(Token.PROOF_BYTES), Role.GUEST, guestNonce, nonce))
            throw new IOException("a wrong token");
    }

    /** The guest's half. Says nothing that matters to who does not know the token, as a stranger on the port of one who died. */
    void greetAsGuest(Token token) throws IOException {
        var nonce = Token.random();
        var hello = new ByteArrayOutputStream();
        hello.writeBytes(MAGIC);
        hello.write(VERSION);
        hello.writeBytes(nonce);
        send(hello.toByteArray());
        var holderNonce = read(Token.BYTES);
        if (!token.proves(read(Token.PROOF_BYTES), Role.HOLDER, nonce, holderNonce))
            throw new IOException("not the holder");
        send(token.proof(Role.GUEST, nonce, holderNonce));
    }

    Frame readFrame() throws IOException {
        var head = ByteBuffer.wrap(read(HEAD));
        var kind = Frame.Kind.of(head.get());
        var length = head.getInt();
        if (length < 0 || length > kind.longest()) throw new IOException(kind + " of " + length + " bytes");
        return new Frame(kind, read(length));
    }

    void write(Frame frame) throws IOException {
        var bytes = ByteBuffer.allocate(HEAD + frame.body().length)
                .put((byte) frame.kind().code())
                .putInt(frame.body().length)
                .put(frame.body());
        send(bytes.array());
    }

    private synchronized void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private byte[] read(int length) throws IOException {
        var bytes = new byte[length];
        for (int read = 0; read < length; ) {
            if (bounded) socket.setSoTimeout(millisLeft());
            var more = in.read(bytes, read, length - read);
            if (more < 0) throw new EOFException("the other end is gone");
            read += more;
        }
        return bytes;
    }

    private int millisLeft() throws SocketTimeoutException {
        var left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) throw new SocketTimeoutException("too slow");
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        cut();
    }

    /** Closes it from another thread, which ends a read or write that is under way. */
    void cut() {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            return;
        }
    }
}
