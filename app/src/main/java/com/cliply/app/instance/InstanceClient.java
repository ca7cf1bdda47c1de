package com.cliply.app.instance;

import com.cliply.app.cli.Call;
import com.cliply.app.cli.Interruption.Wish;
import com.cliply.app.instance.Frame.Kind;
import com.cliply.app.instance.Frame.Refusal;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Has a command done by the process that holds the data folder. It waits long enough for a holder on a busy machine, and never
 * for ever: a holder that lives sends something every two seconds.
 */
public final class InstanceClient {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    /** A command that has begun is given up less easily: a disk may be full of somebody else's wishes for a while. */
    private static final int PATIENCE_ONCE_BEGUN = 6;

    private final Path folder;
    private final InstanceFile holder;
    private final String version;
    private final Duration longestSilence;

    public InstanceClient(Path folder, InstanceFile holder, String version) {
        this(folder, holder, version, LONGEST_SILENCE);
    }

    /**
     * The same.
     *
     * @param longestSilence after this time without a word from the holder it is given up
     */
    InstanceClient(Path folder, InstanceFile holder, String version, Duration longestSilence) {
        this.longestSilence = longestSilence;
        this.folder = folder;
        this.holder = holder;
        this.version = version;
    }

    /**
     * Hands over a command, shows what it prints, and returns its exit code; empty if the holder is ending or not there any
     * more, so that nothing was done.
     *
     * @param urgent whether it shall be taken also by a holder that may end soon
     * @throws StorageException if the holder is of another version, does not answer, or ends in the middle
     * @throws CancelledException if a wish to stop came before the command began
     */
    public OptionalInt hand(Call call, boolean urgent) {
        if (!holder.version().equals(version)) throw failed(ErrorCode.HOLDER_VERSION, holder.version());
        try (var peer = connect()) {
            call.interruption().onRequest(_ -> peer.cut());
            greet(peer);
            var command = command(call, urgent);
            // Before the command is sent: a wish that comes first is no way to begin, and the holder cuts us off, as is
            // wanted.
            call.interruption().onRequest(wish -> tell(peer, wish));
            peer.write(command.frame());
            return begun(peer) ? OptionalInt.of(follow(peer, call, command.columns())) : OptionalInt.empty();
        } catch (SocketTimeoutException silent) {
            throw failed(ErrorCode.HOLDER_SILENT, pid());
        } catch (IOException notThere) {
            if (call.interruption().requested()) throw new CancelledException();
            return OptionalInt.empty();
        } finally {
            call.interruption().onRequest(_ -> {});
        }
    }

    /** Asks the holder to bring its window to the front; false if it has none or cannot be reached. */
    public boolean raise() {
        try (var peer = connect()) {
            greet(peer);
            peer.write(Frame.empty(Kind.RAISE));
            var answer = peer.readFrame();
            return answer.kind() == Kind.RAISED && answer.byteValue() == 1;
        } catch (IOException notThere) {
            return false;
        }
    }

    private Peer connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(holder.address(), holder.port()), (int) longestSilence.toMillis());
            return new Peer(socket);
        } catch (IOException error) {
            socket.close();
            throw error;
        }
    }

    private void greet(Peer peer) throws IOException {
        peer.within(longestSilence);
        peer.greetAsGuest(holder.token());
    }

    private CommandFrame command(Call call, boolean urgent) {
        var terminal = call.terminal();
        return new CommandFrame(
                urgent,
                terminal.outIsTerminal(),
                terminal.errIsTerminal(),
                terminal.color(),
                terminal.columns().getAsInt(),
                version,
                call.workingFolder().toString(),
                call.zone().getId(),
                call.words());
    }

    private boolean begun(Peer peer) throws IOException {
        peer.within(longestSilence);
        var answer = peer.readFrame();
        if (answer.kind() == Kind.ACCEPTED) return true;
        if (answer.kind() != Kind.REFUSED) throw new IOException("no answer to a command: " + answer.kind());
        var why = answer.byteValue();
        if (why == Refusal.VERSION.code()) throw failed(ErrorCode.HOLDER_VERSION, holder.version());
        if (why == Refusal.NAMES.code()) throw failed(ErrorCode.HOLDER_NAMES, pid());
        return false;
    }

    private int follow(Peer peer, Call call, int told) {
        var terminal = call.terminal();
        var columns = told;
        try {
            while (true) {
                peer.within(longestSilence.multipliedBy(PATIENCE_ONCE_BEGUN));
                var frame = peer.readFrame();
                switch (frame.kind()) {
                    case OUT -> {
                        terminal.out().print(frame.text());
                        terminal.out().flush();
                    }
                    case ERR -> {
                        terminal.err().print(frame.text());
                        terminal.err().flush();
                    }
                    case ALIVE -> {
                        var now = terminal.columns().getAsInt();
                        if (now != columns) peer.write(Frame.ofInt(Kind.WIDTH, now));
                        columns = now;
                    }
                    case END -> {
                        return frame.intValue();
                    }
                    default -> throw new IOException("not a holder's word now: " + frame.kind());
                }
            }
        } catch (IOException goneOrSilent) {
            throw failed(ErrorCode.HOLDER_GONE, pid());
        }
    }

    private static void tell(Peer peer, Wish wish) {
        try {
            peer.write(Frame.ofByte(Kind.WISH, wish == Wish.CANCEL ? Guest.CANCEL : Guest.LEAVE));
        } catch (IOException gone) {
            // Who follows the command hears of it as well.
            return;
        }
    }

    private String pid() {
        return String.valueOf(holder.pid());
    }

    private StorageException failed(ErrorCode code, String fact) {
        return new StorageException(code, folder.toString(), pid(), fact);
    }
}
