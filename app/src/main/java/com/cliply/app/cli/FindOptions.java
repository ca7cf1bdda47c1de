package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.FoundTranscript;
import com.cliply.engine.analysis.transcript.TranscriptOrigin;
import com.cliply.engine.analysis.transcript.TranscriptWish;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.highlight.DetectionLimits;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.Timecode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How highlights are searched for. */
final class FindOptions {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description =
                    "Subtitles of the VIDEO (.srt, .vtt, .ass or words in .json): what is said helps to choose and to"
                            + " cut. Default: those beside the VIDEO (VIDEO.srt, VIDEO.en.srt ...), else those in it.")
    @Nullable
    Path transcript;

    @Option(names = "--no-transcript", description = "Look for no subtitles and use none.")
    boolean noTranscript;

    @Option(
            names = "--transcribe",
            description =
                    "Where there are no subtitles, have what is said written down first, by the Whisper model of the"
                            + " setting transcribe.model, on this machine. It is done once and kept.")
    boolean transcribe;

    @Option(
            names = "--min",
            paramLabel = "LENGTH",
            defaultValue = "8s",
            converter = LengthConverter.class,
            description = "Shortest highlight, as 8s, 1m30s or 00:01:30 (default: ${DEFAULT-VALUE}).")
    Duration min = Duration.ofSeconds(8);

    @Option(
            names = "--max",
            paramLabel = "LENGTH",
            defaultValue = "60s",
            converter = LengthConverter.class,
            description = "Longest highlight (default: ${DEFAULT-VALUE}).")
    Duration max = Duration.ofSeconds(60);

    /** Refuses what makes no sense before anything is opened. */
    DetectionLimits limits(int count, Texts texts) {
        if (count < 1) throw wrong(texts.text("find.count", count));
        if (MediaTime.micros(min) < 1) throw wrong(texts.text("find.min"));
        if (min.compareTo(max) > 0) throw wrong(texts.text("find.lengths", Figures.seconds(min), Figures.seconds(max)));
        return new DetectionLimits(count, min, max);
    }

    /** The transcript, once it is seen to be one. */
    Optional<Path> checkedTranscript(Desk desk, MediaTools media) {
        var file = existingTranscript(desk);
        file.ifPresent(media::transcript);
        return file;
    }

    /** Where the words come from; a file that is named is seen to be there. */
    TranscriptWish words(Desk desk) {
        Optional<TranscriptWish> given = existingTranscript(desk).map(TranscriptWish.Given::new);
        return given.orElseGet(() -> noTranscript ? new TranscriptWish.Without() : new TranscriptWish.Search());
    }

    /** Says which words are used that nobody named, and what is wrong with them. */
    static void tell(FoundTranscript words, Desk desk) {
        for (var notice : words.notices()) desk.terminal().complain(DisplayText.harmless(notice.text()));
        if (desk.quiet()) return;
        var texts = desk.texts();
        switch (words.origin()) {
            case TranscriptOrigin.Sidecar sidecar ->
                desk.terminal()
                        .complain(DisplayText.harmless(texts.text(
                                "find.words.sidecar",
                                String.valueOf(sidecar.file().getFileName()))));
            case TranscriptOrigin.Embedded embedded ->
                desk.terminal()
                        .complain(DisplayText.harmless(
                                embedded.language().isEmpty()
                                        ? texts.text("find.words.embedded", embedded.track())
                                        : texts.text("find.words.language", embedded.track(), embedded.language())));
            case TranscriptOrigin.Given _, TranscriptOrigin.None _ -> {}
        }
    }

    private Optional<Path> existingTranscript(Desk desk) {
        if (transcript == null) return Optional.empty();
        if (noTranscript) throw wrong(desk.texts().text("find.words.both"));
        var file = desk.absolute(transcript);
        if (!Files.exists(file)) throw new InputException(ErrorCode.FILE_NOT_FOUND, file.toString());
        if (Files.isDirectory(file)) throw new InputException(ErrorCode.FILE_IS_FOLDER, file.toString());
        if (!Files.isReadable(file)) throw new InputException(ErrorCode.FILE_NOT_READABLE, file.toString());
        return Optional.of(file);
    }

    ParameterException wrong(String sentence) {
        if (command == null) throw new IllegalStateException("not mixed into a command: " + sentence);
        return new ParameterException(command.commandLine(), sentence);
    }

    /** As {@link FindOptions#wrong(String)}, with the sentence and advice of a code. */
    ParameterException wrong(InputException error) {
        if (command == null) throw new IllegalStateException("not mixed into a command", error);
        return new ParameterException(command.commandLine(), String.valueOf(error.getMessage()), error);
    }

    /** Reads lengths. */
    static final class LengthConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Timecode.parse(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is not a length; write it as 8s, 1m30s, 12.5 or 00:01:30"));
        }
    }
}
