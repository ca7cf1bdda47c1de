package com.cliply.engine.analysis.transcript;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * The text of a file that does not say in which letters it was written.
 *
 * @param text without a byte order mark
 * @param guessed whether the charset follows from the text alone: neither a mark nor UTF-8's own form proves it
 */
record EncodedText(String text, Charset charset, boolean guessed) {
    /** Enough to know a language by. */
    private static final int MOST_LOOKED_AT = 200_000;

    /** Times and line ends are ASCII in every script: in UTF-16 at least so much of one half of the bytes is zero. */
    private static final double ZEROS = 0.25;

    /** A UTF-8 file with a few broken letters has still more sound ones than that for each broken one. */
    private static final int SOUND_LETTERS = 8;

    /** Reads anything: what no rule explains is taken for western European, with signs for what has no meaning there. */
    static EncodedText of(byte[] bytes) {
        var marked = marked(bytes);
        if (marked.isPresent()) return marked.get();
        var wide = wide(bytes);
        if (wide.isPresent()) return new EncodedText(lenient(bytes, 0, wide.get()), wide.get(), true);
        var utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) return new EncodedText(utf8.get(), StandardCharsets.UTF_8, false);
        if (mostlyUtf8(bytes))
            return new EncodedText(lenient(bytes, 0, StandardCharsets.UTF_8), StandardCharsets.UTF_8, true);
        var charset = legacy(bytes);
        return new EncodedText(lenient(bytes, 0, charset), charset, true);
    }

    private static Optional<EncodedText> marked(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF))
            return Optional.of(
                    new EncodedText(lenient(bytes, 3, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false));
        if (starts(bytes, 0xFF, 0xFE, 0, 0))
            return Optional.of(
                    new EncodedText(lenient(bytes, 4, StandardCharsets.UTF_32LE), StandardCharsets.UTF_32LE, false));
        if (starts(bytes, 0xFF, 0xFE))
            return Optional.of(
                    new EncodedText(lenient(bytes, 2, StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE, false));
        if (starts(bytes, 0xFE, 0xFF))
            return Optional.of(
                    new EncodedText(lenient(bytes, 2, StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE, false));
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int index = 0; index < mark.length; index++) if ((bytes[index] & 0xFF) != mark[index]) return false;
        return true;
    }

    private static Optional<Charset> wide(byte[] bytes) {
        var pairs = Math.min(bytes.length, MOST_LOOKED_AT) / 2;
        var even = 0;
        var odd = 0;
        for (int pair = 0; pair < pairs; pair++) {
            if (bytes[2 * pair] == 0 && bytes[2 * pair + 1] != 0) even++;
            if (bytes[2 * pair + 1] == 0 && bytes[2 * pair] != 0) odd++;
        }
        if (odd > ZEROS * pairs && odd > 2 * even) return Optional.of(StandardCharsets.UTF_16LE);
        if (even > ZEROS * pairs && even > 2 * odd) return Optional.of(StandardCharsets.UTF_16BE);
        return Optional.empty();
    }

    private static boolean mostlyUtf8(byte[] bytes) {
        var sound = 0;
        var broken = 0;
        for (int index = 0; index < bytes.length; index++) {
            var lead = bytes[index] & 0xFF;
            if (lead < 0x80) continue;
            var more = lead >= 0xF0 && lead <= 0xF4 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
            var follow = 0;
            while (lead < 0xF5
                    && follow < more
                    && index + 1 + follow < bytes.length
                    && (bytes[index + 1 + follow] & 0xC0) == 0x80) follow++;
            if (more > 0 && follow == more) sound++;
            else broken++;
            index += follow;
        }
        return sound >= SOUND_LETTERS * broken;
    }

    /** The detector's answer if the text then looks like one, else the European code page whose alphabets fit best. */
    private static Charset legacy(byte[] bytes) {
        var sample = beyondAscii(bytes);
        var detector = new UniversalDetector();
        detector.handleData(sample, 0, sample.length);
        detector.dataEnd();
        var name = detector.getDetectedCharset();
        if (name != null && Charset.isSupported(name)) {
            var charset = Charset.forName(name);
            var text = lenient(sample, 0, charset);
            if (!Alphabets.latin(text) && Alphabets.plausible(text)) return charset;
        }
        return Alphabets.european(sample);
    }

    /** The lines with letters beyond ASCII: the rest tells nothing. A line's end is one byte in all these code pages. */
    private static byte[] beyondAscii(byte[] bytes) {
        var sample = new byte[Math.min(bytes.length, MOST_LOOKED_AT)];
        var size = 0;
        var from = 0;
        var told = false;
        for (int index = 0; index < bytes.length; index++) {
            told |= bytes[index] < 0;
            if (bytes[index] != '\n' && index + 1 < bytes.length) continue;
            var length = Math.min(index + 1 - from, sample.length - size);
            if (told) {
                System.arraycopy(bytes, from, sample, size, length);
                size += length;
            }
            from = index + 1;
            told = false;
        }
        return Arrays.copyOf(sample, size);
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static String lenient(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }
}
