package com.cliply.engine.transcribe.whisper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What parent and child tell each other. The parent asks, one thing after the other; the child answers. */
sealed interface Message {
    /** The parent's first word: which model to load. */
    record Load(String model, int threads) implements Message {}

    /** The model is there. */
    record Loaded() implements Message {}

    /** The parent's wish to have this written down; not a record, because samples can change. */
    final class Sound implements Message {
        private final int number;
        private final String language;
        private final float[] samples;

        /**
         * Keeps the samples as they are.
         *
         * @param number which window it is, by which its answers are told from others'
         * @param samples 16000 a second
         */
        Sound(int number, String language, float[] samples) {
            this.number = number;
            this.language = language;
            this.samples = samples;
        }

        int number() {
            return number;
        }

        String language() {
            return language;
        }

        float[] samples() {
            return samples;
        }
    }

    /** One segment of a window, its times within that. */
    record Said(int number, int startMillis, int endMillis, String text) implements Message {}

    /** All of a window has been said. */
    record Heard(int number) implements Message {}

    /** The child cannot go on. */
    record Failed(Why why, String text) implements Message {}

    /** Why a child cannot go on. */
    enum Why {
        LIBRARY,
        MODEL,
        MEMORY,
        WORK
    }

    /** Longer texts are cut by the child: three bytes a character at most, and a message has 4096. */
    int LONGEST_TEXT = 1_000;

    default byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            switch (this) {
                case Load load -> {
                    out.writeByte(1);
                    out.writeUTF(load.model());
                    out.writeInt(load.threads());
                }
                case Loaded _ -> out.writeByte(2);
                case Sound sound -> {
                    out.writeByte(3);
                    out.writeInt(sound.number());
                    out.writeUTF(sound.language());
                    out.writeInt(sound.samples().length);
                    var samples = ByteBuffer.allocate(sound.samples().length * Float.BYTES)
                            .order(ByteOrder.BIG_ENDIAN);
                    samples.asFloatBuffer().put(sound.samples());
                    out.write(samples.array());
                }
                case Said said -> {
                    out.writeByte(4);
                    out.writeInt(said.number());
                    out.writeInt(said.startMillis());
                    out.writeInt(said.endMillis());
                    out.writeUTF(shortened(said.text()));
                }
                case Heard heard -> {
                    out.writeByte(5);
                    out.writeInt(heard.number());
                }
                case Failed failed -> {
                    out.writeByte(6);
                    out.writeUTF(failed.why().name());
                    out.writeUTF(shortened(failed.text()));
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads one, and trusts nothing.
     *
     * @throws IOException if it is none
     */
    static Message of(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var kind = in.readByte();
        var message = switch (kind) {
            case 1 -> new Load(in.readUTF(), in.readInt());
            case 2 -> new Loaded();
            case 3 -> new Sound(in.readInt(), in.readUTF(), samples(in));
            case 4 -> new Said(in.readInt(), in.readInt(), in.readInt(), in.readUTF());
            case 5 -> new Heard(in.readInt());
            case 6 -> new Failed(why(in.readUTF()), in.readUTF());
            default -> throw new IOException("a message of the unknown kind " + kind);
        };
        if (in.read() >= 0) throw new IOException("a message with something behind it");
        return message;
    }

    private static Why why(String name) throws IOException {
        for (var why : Why.values()) if (why.name().equals(name)) return why;
        throw new IOException("an unknown reason");
    }

    private static float[] samples(DataInputStream in) throws IOException {
        var count = in.readInt();
        if (count < 0 || count != in.available() / Float.BYTES) throw new IOException("another number of samples");
        var samples = new float[count];
        ByteBuffer.wrap(in.readNBytes(count * Float.BYTES)).asFloatBuffer().get(samples);
        return samples;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
