package com.cliply.engine.analysis.imported;

import com.cliply.engine.analysis.imported.Imported.Note;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.time.MediaTime;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads what was written beside a live video: CSV with a column of times, or JSON as download tools write it (a list of
 * messages, an object with such a list, or one object a line).
 */
public final class ChatFile {
    /** The raw chat of a twelve-hour broadcast to very many is about a gigabyte. */
    private static final long MOST_BYTES = 2_000_000_000;

    /** By how much a chat may outlast its video: people stay a little. */
    private static final double OUTLASTS = 0.05;

    private ChatFile() {}

    /**
     * The curve of bursts.
     *
     * @param length of the video that the chat belongs to
     * @throws InputException if there is no such file, or no message with a time in it
     */
    public static Imported read(Path file, Duration length) {
        var messages = new ChatMessages();
        ImportedFile.reading(file, ErrorCode.CHAT_UNREADABLE, MOST_BYTES, in -> {
            readAll(file, in, messages);
            return messages;
        });
        if (messages.size() == 0) throw unreadable(file, "it holds no message with a time");
        if (messages.full()) throw unreadable(file, "it holds more than " + ChatMessages.MOST + " messages");
        return curve(messages, length);
    }

    private static void readAll(Path file, InputStream in, ChatMessages messages) throws IOException {
        switch (firstSign(in)) {
            case '[', '{' -> ImportedJson.chat(in, messages);
            case 0 -> throw unreadable(file, "it is in UTF-16, or no text; save it in UTF-8");
            default -> {
                var problem = ChatCsv.read(in, messages);
                if (problem.isPresent()) throw unreadable(file, problem.get());
            }
        }
    }

    /** Skips a byte order mark and blanks; 0 if it is no UTF-8. */
    private static int firstSign(InputStream in) throws IOException {
        if (!(in instanceof BufferedInputStream)) throw new IllegalArgumentException("cannot look ahead");
        while (true) {
            in.mark(1);
            var sign = in.read();
            if (sign == 0xEF || sign == 0xBB || sign == 0xBF || sign == ' ' || sign == '\n' || sign == '\r') continue;
            in.reset();
            return sign == 0xFF || sign == 0xFE ? 0 : sign;
        }
    }

    private static Imported curve(ChatMessages messages, Duration length) {
        var notes = new ArrayList<Note>();
        var seconds = MediaTime.micros(length) / 1e6;
        if (messages.skipped() > 0) notes.add(new Note.Skipped(messages.skipped()));
        if (messages.broken()) notes.add(new Note.BrokenOff(messages.size()));
        if (messages.settleClock(seconds)) notes.add(new Note.Dates());
        var outside = 0;
        var latest = 0.0;
        for (int index = 0; index < messages.size(); index++) {
            var time = messages.time(index);
            // Before the beginning people wait and greet: that is usual.
            if (time > seconds + ChatCurve.DELAY_SECONDS) outside++;
            latest = Math.max(latest, time);
        }
        if (outside > 0) notes.add(new Note.Outside(outside));
        if (outside > OUTLASTS * messages.size() && latest > seconds * (1 + OUTLASTS))
            notes.add(new Note.OtherVideo(Math.round(latest * 1e6), MediaTime.micros(length)));
        return new Imported(Optional.of(new ChatCurve(messages, length).track(length)), notes);
    }

    private static InputException unreadable(Path file, String why) {
        return new InputException(ErrorCode.CHAT_UNREADABLE, String.valueOf(file.getFileName()), why);
    }
}
