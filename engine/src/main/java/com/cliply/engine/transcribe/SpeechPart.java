package com.cliply.engine.transcribe;

import com.cliply.engine.media.MediaScanner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A stretch of a file's sound, short enough to be sent in one go. */
final class SpeechPart {
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int WAV_HEAD = 44;

    /** Below -60 dB of full scale nobody speaks, and models that hear nothing make something up. */
    private static final int SILENCE = 33;

    private final long startMicros;
    private final short[] samples;
    private final int count;

    /**
     * Sound that stays the caller's and is valid only while the part is taken.
     *
     * @param firstSample counted from the beginning of the file; a multiple of 16, so that its time is whole microseconds
     */
    SpeechPart(long firstSample, short[] samples, int count) {
        if (firstSample % 16 != 0) throw new IllegalArgumentException("begins at sample " + firstSample);
        startMicros = micros(firstSample);
        this.samples = samples;
        this.count = count;
    }

    static long micros(long samples) {
        return Math.multiplyExact(samples, (long) MICROS_PER_SECOND) / MediaScanner.SOUND_RATE;
    }

    long startMicros() {
        return startMicros;
    }

    long lengthMicros() {
        return micros(count);
    }

    short[] samples() {
        return samples;
    }

    int count() {
        return count;
    }

    boolean isSilent() {
        for (int index = 0; index < count; index++) if (Math.abs(samples[index]) > SILENCE) return false;
        return true;
    }

    /** A RIFF WAVE file of 16 bits, which every server reads. */
    byte[] wav() {
        var bytes = ByteBuffer.allocate(WAV_HEAD + 2 * count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(WAV_HEAD - 8 + 2 * count);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(MediaScanner.SOUND_RATE);
        bytes.putInt(2 * MediaScanner.SOUND_RATE).putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * count);
        bytes.asShortBuffer().put(samples, 0, count);
        return bytes.array();
    }
}
