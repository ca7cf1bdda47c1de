package com.cliply.engine.transcribe.whisper;

import org.jspecify.annotations.Nullable;

/** How the values of a tensor are stored: in blocks of so many values that take so many bytes. Numbers and sizes are ggml's. */
enum TensorType {
    F32(0, 1, 4),
    F16(1, 1, 2),
    Q4_0(2, 32, 18),
    Q4_1(3, 32, 20),
    Q5_0(6, 32, 22),
    Q5_1(7, 32, 24),
    Q8_0(8, 32, 34),
    Q2_K(10, 256, 84),
    Q3_K(11, 256, 110),
    Q4_K(12, 256, 144),
    Q5_K(13, 256, 176),
    Q6_K(14, 256, 210);

    private final int number;
    private final int blockValues;
    private final int blockBytes;

    TensorType(int number, int blockValues, int blockBytes) {
        this.number = number;
        this.blockValues = blockValues;
        this.blockBytes = blockBytes;
    }

    /** Null for one that this version of Whisper cannot read. */
    static @Nullable TensorType of(int number) {
        for (var type : values()) if (type.number == number) return type;
        return null;
    }

    long bytes(long values) {
        return Math.ceilDiv(values, blockValues) * blockBytes;
    }
}
