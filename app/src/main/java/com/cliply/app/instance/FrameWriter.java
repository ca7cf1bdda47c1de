package com.cliply.app.instance;

import java.io.Writer;

/** Standard output or standard error of a command whose terminal is elsewhere. */
final class FrameWriter extends Writer {
    /** Three bytes each at most, which is well within a frame. */
    private static final int MOST_CHARS = 8 << 10;

    private final Outlet outlet;
    private final Frame.Kind kind;
    private final StringBuilder held = new StringBuilder();

    FrameWriter(Outlet outlet, Frame.Kind kind) {
        this.outlet = outlet;
        this.kind = kind;
    }

    @Override
    public void write(char[] chars, int offset, int length) {
        synchronized (lock) {
            held.append(chars, offset, length);
            while (held.length() > MOST_CHARS) send(MOST_CHARS);
        }
    }

    @Override
    public void flush() {
        synchronized (lock) {
            if (!held.isEmpty()) send(held.length());
        }
    }

    @Override
    public void close() {
        flush();
    }

    /** The first half of a character waits for the second. */
    private void send(int chars) {
        var whole = Character.isHighSurrogate(held.charAt(chars - 1)) ? chars - 1 : chars;
        if (whole == 0) return;
        outlet.put(Frame.ofText(kind, held.substring(0, whole)));
        held.delete(0, whole);
    }
}
