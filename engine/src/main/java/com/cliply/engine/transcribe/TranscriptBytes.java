package com.cliply.engine.transcribe;

import com.cliply.engine.analysis.transcript.Sentence;
import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.Word;
import com.cliply.engine.time.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/** A transcript as bytes, to be kept; read back it is the same, or nothing. */
final class TranscriptBytes {
    private static final int FORM = 0x7452_0001;
    private static final int LONGEST_TEXT = 1 << 20;

    private TranscriptBytes() {}

    static byte[] of(Transcript transcript) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(FORM);
            out.writeInt(transcript.sentences().size());
            for (var sentence : transcript.sentences()) {
                write(sentence.range(), sentence.text(), out);
                out.writeInt(sentence.words().size());
                for (var word : sentence.words()) {
                    write(word.range(), word.text(), out);
                    out.writeBoolean(word.estimated());
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Empty if it is none. */
    static Optional<Transcript> read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORM) return Optional.empty();
            var sentences = new ArrayList<Sentence>();
            for (int left = in.readInt(); left > 0; left--) {
                var range = range(in);
                var text = text(in);
                var words = new ArrayList<Word>();
                for (int more = in.readInt(); more > 0; more--)
                    words.add(new Word(range(in), text(in), in.readBoolean()));
                sentences.add(new Sentence(range, text, words));
            }
            return in.read() < 0 ? Optional.of(new Transcript(sentences)) : Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static void write(TimeRange range, String text, DataOutputStream out) throws IOException {
        out.writeLong(range.start().micros());
        out.writeLong(range.end().micros());
        var letters = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(letters.length);
        out.write(letters);
    }

    private static TimeRange range(DataInputStream in) throws IOException {
        return TimeRange.ofMicros(in.readLong(), in.readLong());
    }

    private static String text(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > LONGEST_TEXT) throw new IOException("a text of " + length + " bytes");
        var letters = in.readNBytes(length);
        if (letters.length < length) throw new IOException("it ends early");
        return new String(letters, StandardCharsets.UTF_8);
    }
}
