package com.cliply.engine.analysis.transcript;

/** How a transcript is written down. What is written is read back as it was, but for what the format cannot say. */
public enum TranscriptFormat {
    /** One subtitle a sentence, in milliseconds; no times of words. */
    SRT("srt"),
    /** The same with the times of the words that were heard; estimates are left out. */
    VTT("vtt"),
    /** All that is known, in microseconds. */
    JSON("json");

    private final String extension;

    TranscriptFormat(String extension) {
        this.extension = extension;
    }

    /** The usual ending of the file's name, without a dot. */
    public String extension() {
        return extension;
    }

    /** The whole file's text; it ends with a line's end. */
    public String write(Transcript transcript) {
        return switch (this) {
            case SRT -> CueWriter.write(transcript, false);
            case VTT -> CueWriter.write(transcript, true);
            case JSON -> TranscriptJson.write(transcript);
        };
    }
}
