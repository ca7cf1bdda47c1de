package com.cliply.app.instance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of {@code COMMAND}: flags (1 byte: 1 urgent, 2 output is a terminal, 4 error output is one, 8 colours), columns (4),
 * product version, working folder, time zone, number of words (4) and the words, each text as its length (4) and UTF-8.
 *
 * @param urgent whether the guest has waited for the holder to end, and waits no longer
 */
record CommandFrame(
        boolean urgent,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean color,
        int columns,
        String version,
        String workingFolder,
        String zone,
        List<String> words) {
    private static final int MOST_WORDS = 100_000;

    CommandFrame {
        words = List.copyOf(words);
    }

    Frame frame() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte((urgent ? 1 : 0) | (outIsTerminal ? 2 : 0) | (errIsTerminal ? 4 : 0) | (color ? 8 : 0));
            out.writeInt(columns);
            write(out, version);
            write(out, workingFolder);
            write(out, zone);
            out.writeInt(words.size());
            for (var word : words) write(out, word);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory is no disk", impossible);
        }
        return new Frame(Frame.Kind.COMMAND, bytes.toByteArray());
    }

    static CommandFrame read(Frame frame) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(frame.body()))) {
            var flags = in.readByte();
            var columns = in.readInt();
            var version = text(in);
            var folder = text(in);
            var zone = text(in);
            var count = in.readInt();
            if (count < 0 || count > MOST_WORDS) throw new IOException("a command of " + count + " words");
            var words = new ArrayList<String>();
            for (int word = 0; word < count; word++) words.add(text(in));
            if (in.available() > 0) throw new IOException("more than a command");
            return new CommandFrame(
                    (flags & 1) != 0,
                    (flags & 2) != 0,
                    (flags & 4) != 0,
                    (flags & 8) != 0,
                    columns,
                    version,
                    folder,
                    zone,
                    words);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** No more is made room for than has come. */
    private static String text(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > in.available()) throw new IOException("a text of " + length + " bytes");
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
