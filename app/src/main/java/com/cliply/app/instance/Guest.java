package com.cliply.app.instance;

import com.cliply.app.cli.Call;
import com.cliply.app.cli.Interruption;
import com.cliply.app.cli.Interruption.Wish;
import com.cliply.app.cli.Terminal;
import com.cliply.app.instance.Frame.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A command of another process that is done here. */
final class Guest {
    /** Wishes travel as numbers. */
    static final int CANCEL = 1;

    static final int LEAVE = 2;

    private static final Duration LONGEST_WITHOUT_TAKING = Duration.ofSeconds(30);

    private final Peer peer;
    private final Outlet outlet;
    private final Interruption interruption = new Interruption();
    private final AtomicInteger columns;
    private final Call call;

    Guest(Peer peer, CommandFrame command) {
        this.peer = peer;
        outlet = new Outlet(peer);
        columns = new AtomicInteger(command.columns());
        var terminal = new Terminal(
                new PrintWriter(new FrameWriter(outlet, Kind.OUT)),
                new PrintWriter(new FrameWriter(outlet, Kind.ERR)),
                command.outIsTerminal(),
                command.errIsTerminal(),
                command.color(),
                columns::get);
        call = new Call(
                command.words(), Path.of(command.workingFolder()), zone(command.zone()), terminal, interruption);
    }

    /** Does the command, and returns when its guest has all of it or is gone. */
    void serve(Host host) throws IOException {
        peer.write(Frame.empty(Kind.ACCEPTED));
        var pump = Thread.ofVirtual()
                .name(Thread.currentThread().getName() + "-out")
                .start(this::pump);
        try {
            var code = host.run(call, line -> outlet.offer(line(line)));
            call.terminal().out().flush();
            call.terminal().err().flush();
            outlet.put(Frame.ofInt(Kind.END, code));
            pump.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            outlet.close();
            peer.cut();
        }
    }

    private void pump() {
        try {
            outlet.pump();
        } catch (IOException gone) {
            leave();
        }
    }

    /** Hears what the guest wishes meanwhile, until it goes, which is a wish as well. */
    void hear() {
        try {
            peer.withoutHaste();
            while (true) {
                var frame = peer.readFrame();
                switch (frame.kind()) {
                    case WISH -> interruption.request(frame.byteValue() == CANCEL ? Wish.CANCEL : Wish.LEAVE);
                    case WIDTH -> columns.set(frame.intValue());
                    default -> throw new IOException("not a guest's word now: " + frame.kind());
                }
            }
        } catch (IOException gone) {
            leave();
            outlet.close();
            peer.cut();
        }
    }

    /** The holder or the guest goes: what is not done stays queued. */
    void leave() {
        interruption.request(Wish.LEAVE);
    }

    /** Lets go of a guest that takes nothing any more, so that the holder can end. */
    void leaveIfStuck() {
        if (!outlet.stuckFor(LONGEST_WITHOUT_TAKING)) return;
        leave();
        outlet.close();
        peer.cut();
    }

    private static Frame line(String line) {
        var longest = Frame.LONGEST_TEXT / 4;
        return Frame.ofText(Kind.ERR, (line.length() > longest ? line.substring(0, longest) : line) + "\n");
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknownHere) {
            return ZoneOffset.UTC;
        }
    }
}
