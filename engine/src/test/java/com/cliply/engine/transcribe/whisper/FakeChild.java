package com.cliply.engine.transcribe.whisper;

import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A child that does what its first word says: its work, or the worst. */
final class FakeChild {
    /** The exit code of a process that aborted. */
    static final int ABORTED = 134;

    private FakeChild() {}

    public static void main(String[] words) throws Exception {
        var out = new FileOutputStream(FileDescriptor.out);
        Files.writeString(Path.of("left-by-child"), "x");
        switch (words[0]) {
            case "silent" -> read(System.in);
            case "deaf" -> wait(out);
            case "prints" -> {
                while (true) out.write("whisper_print_timings: total time\n".getBytes(StandardCharsets.UTF_8));
            }
            case "half a message" -> {
                new DataHead(out).write(100);
                out.write(new byte[10]);
                wait(out);
            }
            case "a huge message" -> {
                new DataHead(out).write(Integer.MAX_VALUE);
                wait(out);
            }
            case "talks for ever" -> {
                var wire = Wire.ofChild(System.in, out);
                wire.send(new Message.Loaded());
                while (true) wire.send(new Message.Said(1, 0, 10, "and"));
            }
            case "answers another question" -> {
                var wire = Wire.ofChild(System.in, out);
                wire.send(new Message.Loaded());
                wire.send(new Message.Heard(77));
                wait(out);
            }
            default ->
                WhisperChild.serve(
                        System.in,
                        out,
                        new Fake(words[0], out),
                        () -> Runtime.getRuntime().halt(0));
        }
    }

    private static void read(InputStream in) throws IOException {
        while (in.read() >= 0) {}
    }

    private static void wait(OutputStream out) throws Exception {
        synchronized (out) {
            while (true) out.wait();
        }
    }

    private record DataHead(OutputStream out) {
        void write(int length) throws IOException {
            var head = new DataOutputStream(out);
            head.writeLong(0xC1_F5_57_48_1E_A7_0D_FEL);
            head.writeInt(length);
            head.writeInt(0);
            head.flush();
        }
    }

    /** Hears a sentence every five seconds. */
    private static final class Fake implements Recognizer {
        private final String wish;
        private final OutputStream out;
        private int windows;

        Fake(String wish, OutputStream out) {
            this.wish = wish;
            this.out = out;
        }

        @Override
        public void load(Path model, int threads) throws IOException {
            switch (wish) {
                case "aborts while loading" -> Runtime.getRuntime().halt(ABORTED);
                case "refuses the model" -> throw new IOException("the library refuses it");
                case "has no library" -> throw new UnsatisfiedLinkError("no whisper here");
                default -> {}
            }
        }

        @Override
        public List<Piece> hear(float[] samples, String language) throws IOException {
            windows++;
            switch (wish) {
                case "aborts at work" -> {
                    if (windows == 2) Runtime.getRuntime().halt(ABORTED);
                }
                case "is killed" -> {
                    if (windows == 2)
                        ProcessHandle.current()
                                .info()
                                .command()
                                .ifPresent(_ -> Runtime.getRuntime().halt(137));
                }
                case "has no memory" -> throw new OutOfMemoryError("Java heap space");
                case "hangs at work" -> {
                    while (windows > 0) Thread.onSpinWait();
                }
                case "prints at work" ->
                    out.write("[00:00.000 --> 00:02.000] stray\n".repeat(50).getBytes(StandardCharsets.UTF_8));
                case "says what cannot be" -> {
                    return List.of(
                            new Piece(-5, Integer.MAX_VALUE, "too long"),
                            new Piece(9_000, 3_000, "back\u0000\u001b[31m wards"),
                            new Piece(4_000, 5_000, " [BLANK_AUDIO] (applause)"),
                            new Piece(4_000, 5_000, "   "));
                }
                default -> {}
            }
            var pieces = new ArrayList<Piece>();
            var millis = samples.length / 16;
            for (int start = 0; start + 1_000 <= millis; start += 5_000)
                pieces.add(new Piece(
                        start,
                        Math.min(start + 4_000, millis),
                        " Window " + windows + " in " + language + " at " + start + "."));
            return pieces;
        }
    }
}
