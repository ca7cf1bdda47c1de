package com.cliply.engine.analysis.transcript;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads SRT and WebVTT files of any origin. */
public final class TranscriptFile {
    /** Twelve hours of dense subtitles are about 2 MB. */
    private static final int LARGEST_BYTES = 20_000_000;

    private static final int MOST_CUES = 500_000;

    private TranscriptFile() {}

    /** What the file says. A file whose cues all say nothing is refused like one without any. */
    public static Transcript read(Path file) {
        var name = String.valueOf(file.getFileName());
        return parse(name, text(name, bytes(file, name)));
    }

    static Transcript parse(String name, String content) {
        var cues = CueReader.read(content);
        if (cues.isEmpty()) throw unreadable(name, "it holds no cue with a start and an end time");
        if (cues.size() > MOST_CUES) throw unreadable(name, "it holds more than " + MOST_CUES + " cues");
        var sentences = SentenceJoiner.join(cues);
        if (sentences.isEmpty()) throw unreadable(name, "none of its cues lasts any time");
        return new Transcript(sentences);
    }

    private static byte[] bytes(Path file, String name) {
        try {
            if (Files.isDirectory(file)) throw unreadable(name, "it is a folder");
            if (!Files.exists(file)) throw new InputException(ErrorCode.FILE_NOT_FOUND, name);
            try (var in = Files.newInputStream(file)) {
                var bytes = in.readNBytes(LARGEST_BYTES + 1);
                if (bytes.length > LARGEST_BYTES) throw unreadable(name, "it is larger than 20 MB");
                if (bytes.length == 0) throw unreadable(name, "it is empty");
                return bytes;
            }
        } catch (IOException failure) {
            throw new InputException(ErrorCode.FILE_NOT_READABLE, failure, name);
        }
    }

    private static String text(String name, byte[] bytes) {
        var charset = charset(bytes);
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new InputException(
                    ErrorCode.TRANSCRIPT_UNREADABLE, malformed, name, "its text is not " + charset.name());
        }
    }

    /** UTF-8 unless a byte order mark says UTF-16. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2) return StandardCharsets.UTF_8;
        var mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static InputException unreadable(String name, String why) {
        return new InputException(ErrorCode.TRANSCRIPT_UNREADABLE, name, why);
    }
}
