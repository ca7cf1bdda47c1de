package com.cliply.engine.analysis.transcript;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads SRT, WebVTT and ASS files and word lists in JSON, of any origin and in any letters. */
public final class TranscriptFile {
    /** Twelve hours of dense subtitles are about 2 MB, with a time for each word 20 MB. */
    private static final int LARGEST_BYTES = 40_000_000;

    private static final int MOST_CUES = 500_000;

    private TranscriptFile() {}

    /**
     * What a file says.
     *
     * @param guessed the charset, if it followed from the text alone: a wrong guess shows in names, so the creator is told
     */
    public record Content(Transcript transcript, Optional<Charset> guessed) {}

    /** What the file says. A file whose cues all say nothing is refused like one without any. */
    public static Transcript read(Path file) {
        return readContent(file).transcript();
    }

    /** The same, with what had to be guessed. */
    public static Content readContent(Path file) {
        var name = String.valueOf(file.getFileName());
        var decoded = EncodedText.of(bytes(file, name));
        return new Content(
                parse(name, decoded.text()), decoded.guessed() ? Optional.of(decoded.charset()) : Optional.empty());
    }

    static Transcript parse(String name, String content) {
        var text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        if (TranscriptJson.recognises(text))
            return TranscriptJson.read(text)
                    .filter(TranscriptFile::saysAnything)
                    .orElseThrow(() -> unreadable(name, "it is no JSON that tells words and their times"));
        var cues = AssReader.recognises(text) ? AssReader.read(text) : CueReader.read(text);
        return of(name, cues);
    }

    /** @throws InputException TRANSCRIPT_UNREADABLE if they say nothing */
    static Transcript of(String name, List<Cue> cues) {
        if (cues.isEmpty()) throw unreadable(name, "it holds no cue with a start and an end time");
        if (cues.size() > MOST_CUES) throw unreadable(name, "it holds more than " + MOST_CUES + " cues");
        var transcript = TranscriptMaker.of(cues);
        if (!saysAnything(transcript)) throw unreadable(name, "its cues hold no words");
        return transcript;
    }

    private static boolean saysAnything(Transcript transcript) {
        return !transcript.isEmpty() || !transcript.sounds().isEmpty();
    }

    private static byte[] bytes(Path file, String name) {
        try {
            if (Files.isDirectory(file)) throw unreadable(name, "it is a folder");
            if (!Files.exists(file)) throw new InputException(ErrorCode.FILE_NOT_FOUND, name);
            if (!Files.isRegularFile(file)) throw unreadable(name, "it is no ordinary file");
            try (var in = Files.newInputStream(file)) {
                var bytes = in.readNBytes(LARGEST_BYTES + 1);
                if (bytes.length > LARGEST_BYTES) throw unreadable(name, "it is larger than 40 MB");
                if (bytes.length == 0) throw unreadable(name, "it is empty");
                return bytes;
            }
        } catch (IOException failure) {
            throw new InputException(ErrorCode.FILE_NOT_READABLE, failure, name);
        }
    }

    static InputException unreadable(String name, String why) {
        return new InputException(ErrorCode.TRANSCRIPT_UNREADABLE, name, why);
    }
}
