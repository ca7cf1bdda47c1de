package com.cliply.engine.transcribe.whisper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the smallest files that look like Whisper models; no library could recognise anything with them. */
public final class ModelMaker {
    /** One layer of each kind. */
    static final int TENSORS = 11 + 15 + 24;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int words = 51_865;
    private int tensors = TENSORS;

    ModelMaker english() {
        words = 51_864;
        return this;
    }

    /** With another number of tensors than its layers have. */
    public ModelMaker withTensors(int count) {
        tensors = count;
        return this;
    }

    /** The content of the file. */
    public byte[] bytes() {
        numbers(0x67676d6c, words, 1500, 8, 1, 1, 448, 8, 1, 1, 80, 1);
        numbers(2, 3);
        for (int index = 0; index < 6; index++)
            out.writeBytes(little().putFloat(0, 0.5f).array());
        numbers(3);
        for (var word : new String[] {"a", "", "word"}) {
            numbers(word.length());
            out.writeBytes(word.getBytes(StandardCharsets.UTF_8));
        }
        for (int index = 0; index < tensors; index++) {
            var name = "tensor." + index;
            numbers(2, name.length(), index % 2, 4, 5);
            out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(new byte[20 * (index % 2 == 0 ? 4 : 2)]);
        }
        return out.toByteArray();
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    private void numbers(int... numbers) {
        for (var number : numbers) out.writeBytes(little().putInt(0, number).array());
    }

    private static ByteBuffer little() {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The model without weights by which whisper.cpp tests itself, if it lies beside this repository. */
    public static Optional<Path> real() {
        var file = Path.of("..", "..", "shared", "media", "whisper", "for-tests-ggml-tiny.bin")
                .toAbsolutePath()
                .normalize();
        var named = System.getenv("CLIPLY_TEST_WHISPER_MODEL");
        return Optional.of(named == null ? file : Path.of(named)).filter(Files::isReadable);
    }
}
