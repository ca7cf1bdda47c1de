package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A Whisper model in ggml format, walked from its first byte to its last without reading its weights. What is cut short or
 * claims what cannot be is told here, before a library trusts it.
 *
 * <p>The file is: a magic number; eleven dimensions; the mel filters (two counts, then as many floats as their product); the
 * words (a count, then each with its length); the tensors, each with its number of dimensions, the length of its name, its
 * type, the dimensions, the name and the values. All numbers are little-endian and 32 bits wide.
 *
 * @param bytes its size
 * @param multilingual whether it knows more than English
 * @param tensors how many it holds; none in a model that is for tests only
 */
record ModelFile(Path file, long bytes, boolean multilingual, int tensors) {
    private static final int MAGIC = 0x67676d6c;
    private static final int DIMENSIONS = 11;

    /** English models know 51864 words; the first multilingual ones have one more. */
    private static final int FIRST_MULTILINGUAL = 51_865;

    /** Generous bounds around all published models, of which the largest has 1280 states, 32 layers and 128 mel bands. */
    private static final int MOST_WORDS = 1_000_000;

    private static final int MOST_STATES = 1 << 16;
    private static final int MOST_LAYERS = 1_024;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_WORD = 4_096;
    private static final int BUFFER = 1 << 16;

    /** Of the encoder seven and of the decoder four stand alone; each layer of them has 15 and 24. */
    private static final int ALONE = 11;

    private static final int PER_AUDIO_LAYER = 15;
    private static final int PER_TEXT_LAYER = 24;

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** Whether there is anything in it that could recognise speech. */
    boolean trained() {
        return tensors > 0;
    }

    /**
     * Walks through the file.
     *
     * @throws InputException if it is none, or not whole
     */
    static ModelFile read(Path file) {
        var name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) throw new InputException(ErrorCode.FILE_IS_FOLDER, name);
        if (!Files.exists(file)) throw new InputException(ErrorCode.FILE_NOT_FOUND, name);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() == 0) throw new InputException(ErrorCode.FILE_EMPTY, name);
            return new Walk(file, name, channel).model();
        } catch (EOFException shorter) {
            throw new InputException(ErrorCode.MODEL_DAMAGED, shorter, name, "it is cut short");
        } catch (IOException unreadable) {
            throw new InputException(ErrorCode.FILE_NOT_READABLE, unreadable, name);
        }
    }

    private static final class Walk {
        private final Path file;
        private final String name;
        private final FileChannel channel;
        private final long size;
        private final ByteBuffer buffer =
                ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);

        Walk(Path file, String name, FileChannel channel) throws IOException {
            this.file = file;
            this.name = name;
            this.channel = channel;
            size = channel.size();
        }

        ModelFile model() throws IOException {
            if (size < Integer.BYTES || number() != MAGIC)
                throw new InputException(ErrorCode.MODEL_UNKNOWN, name, "it does not begin like one");
            var dimensions = new int[DIMENSIONS];
            for (int index = 0; index < DIMENSIONS; index++) dimensions[index] = number();
            checkDimensions(dimensions);
            skip((long) counted(1 << 12, "mel bands") * counted(1 << 16, "frequencies") * Float.BYTES);
            words(counted(MOST_WORDS, "words"));
            var wanted = ALONE + PER_AUDIO_LAYER * dimensions[4] + PER_TEXT_LAYER * dimensions[8];
            return new ModelFile(file, size, dimensions[0] >= FIRST_MULTILINGUAL, tensors(wanted));
        }

        private void checkDimensions(int[] dimensions) {
            var words = dimensions[0];
            var audioLayers = dimensions[4];
            var textLayers = dimensions[8];
            if (!within(words, MOST_WORDS) || !within(audioLayers, MOST_LAYERS) || !within(textLayers, MOST_LAYERS))
                throw damaged("its dimensions cannot be");
            // Lengths of contexts, widths, heads, mel bands.
            for (var index : new int[] {1, 2, 3, 5, 6, 7, 9})
                if (!within(dimensions[index], MOST_STATES)) throw damaged("its dimensions cannot be");
        }

        private void words(int count) throws IOException {
            for (int index = 0; index < count; index++) skip(bounded(number(), LONGEST_WORD, "a word"));
        }

        private int tensors(int wanted) throws IOException {
            var count = 0;
            while (position() < size) {
                tensor();
                if (++count > wanted) throw damaged("it holds more tensors than its layers have");
            }
            if (count != 0 && count != wanted)
                throw damaged("it is cut short: " + count + " of " + wanted + " tensors are there");
            return count;
        }

        private void tensor() throws IOException {
            var dimensions = number();
            var nameLength = number();
            var type = TensorType.of(number());
            if (dimensions < 1 || dimensions > 4 || type == null) throw damaged("a tensor cannot be as it says");
            var values = 1L;
            for (int index = 0; index < dimensions; index++) {
                var extent = number();
                if (!within(extent, MOST_WORDS)) throw damaged("a tensor cannot be as large as it says");
                values *= extent;
                if (values > size * 32) throw damaged("a tensor is larger than the file");
            }
            skip(bounded(nameLength, LONGEST_NAME, "the name of a tensor"));
            skip(type.bytes(values));
        }

        private int counted(int most, String what) throws IOException {
            var count = number();
            if (!within(count, most)) throw damaged("it cannot hold " + Integer.toUnsignedString(count) + " " + what);
            return count;
        }

        private int bounded(int length, int most, String what) {
            if (length < 0 || length > most) throw damaged(what + " cannot be so long");
            return length;
        }

        private static boolean within(int number, int most) {
            return number > 0 && number <= most;
        }

        private int number() throws IOException {
            if (buffer.remaining() < Integer.BYTES) {
                buffer.compact();
                while (buffer.position() < Integer.BYTES) if (channel.read(buffer) < 0) throw new EOFException();
                buffer.flip();
            }
            return buffer.getInt();
        }

        private long position() throws IOException {
            return channel.position() - buffer.remaining();
        }

        private void skip(long bytes) throws IOException {
            if (bytes > size - position()) throw new EOFException();
            if (bytes <= buffer.remaining()) {
                buffer.position(buffer.position() + (int) bytes);
                return;
            }
            channel.position(position() + bytes);
            buffer.limit(0);
        }

        private InputException damaged(String how) {
            return new InputException(ErrorCode.MODEL_DAMAGED, name, how);
        }
    }
}
