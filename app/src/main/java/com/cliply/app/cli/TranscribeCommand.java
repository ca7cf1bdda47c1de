package com.cliply.app.cli;

import com.cliply.engine.analysis.transcript.Transcript;
import com.cliply.engine.analysis.transcript.TranscriptFormat;
import com.cliply.engine.analysis.transcript.TranscriptOrigin;
import com.cliply.engine.analysis.transcript.TranscriptWish;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.media.MediaInfo;
import com.cliply.engine.transcribe.Transcriber;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import com.cliply.engine.transcribe.whisper.WhisperTranscriber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes down what is said in a video. */
@Command(
        name = "transcribe",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description =
                "Writes down what is said in a VIDEO: by a Whisper model on this machine, by a service if you name"
                        + " one, or from the subtitles that it brings.",
        footer = {
            "",
            "@|bold Examples:|@",
            "  cliply transcribe talk.mp4 --model ggml-base.bin",
            "  cliply transcribe talk.mp4 --format vtt --language de --output -",
            "  cliply settings transcribe.model /models/ggml-base.bin",
            "",
            "Whisper runs on this machine and sends nothing anywhere. How well it hears depends on the model."
        })
final class TranscribeCommand implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Parameters(paramLabel = "VIDEO", description = "A video or sound file.")
    @Nullable
    Path video;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "srt",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    TranscriptFormat format = TranscriptFormat.SRT;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to (default: beside the VIDEO, with its name; - is standard output).")
    @Nullable
    Path output;

    @Option(names = "--overwrite", description = "Replace a file that is there, instead of writing 'name (2)'.")
    boolean overwrite;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A Whisper model in ggml format (default: the setting transcribe.model).")
    @Nullable
    Path model;

    @Option(names = "--model-sha256", paramLabel = "HEX", description = "Refuse the model if it has another SHA-256.")
    @Nullable
    String modelSha256;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "What is spoken, as en or de (default: it is found out).")
    @Nullable
    String language;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description =
                    "Who writes it down: whisper, or a service such as openai or deepgram, to which the sound is sent.")
    @Nullable
    String service;

    @Option(names = "--yes", description = "Send what has to be sent without asking.")
    boolean yes;

    @Spec
    @Nullable
    CommandSpec spec;

    private final Desk desk;

    TranscribeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (video == null) throw new IllegalStateException("VIDEO is required");
        var choice = choice();
        var file = desk.absolute(video);
        var target = target(file);
        var info = desk.media().probe(file);
        var transcriber = transcriber(choice);
        if (transcriber.isEmpty() || !asked()) {
            var atHand = desk.media()
                    .words(
                            file,
                            info,
                            new TranscriptWish.Search(),
                            desk.interruption().monitor());
            atHand.notices().forEach(notice -> desk.terminal().complain(DisplayText.harmless(notice.text())));
            if (!atHand.transcript().isEmpty()) return write(file, atHand.transcript(), from(atHand.origin()), target);
        }
        if (transcriber.isEmpty())
            throw new InputException(ErrorCode.TRANSCRIPT_MISSING, String.valueOf(file.getFileName()));
        if (!mayLeave(transcriber.get(), info)) {
            desk.terminal().complain(desk.texts().text("transcribe.not"));
            return ExitCode.CANCELLED.number();
        }
        target.ifPresent(TranscriptOutput::prepare);
        var said = new Dictation(desk).written(transcriber.get(), file, info, language);
        return write(file, said, transcriber.get().id(), target);
    }

    private String from(TranscriptOrigin origin) {
        return switch (origin) {
            case TranscriptOrigin.Sidecar sidecar ->
                String.valueOf(sidecar.file().getFileName());
            case TranscriptOrigin.Embedded embedded -> desk.texts().text("transcribe.track", embedded.track());
            case TranscriptOrigin.Given _, TranscriptOrigin.None _ -> "";
        };
    }

    /** Whether a person wants it written down anew, whatever the video brings. */
    private boolean asked() {
        return model != null || service != null;
    }

    private Optional<ModelChoice> choice() {
        if (model == null) {
            if (modelSha256 != null) throw wrong("transcribe.sha256.model");
            return Optional.empty();
        }
        if (service != null && !service.equals(WhisperTranscriber.ID)) throw wrong("transcribe.which", service);
        var sha256 = modelSha256 == null ? null : modelSha256.strip().toLowerCase(Locale.ROOT);
        if (sha256 != null && !ModelChoice.isSha256(sha256)) throw wrong("transcribe.sha256", sha256);
        return Optional.of(new ModelChoice(desk.absolute(model), Optional.ofNullable(sha256)));
    }

    /** Empty for standard output. */
    private Optional<TranscriptOutput> target(Path file) {
        if (output != null && output.equals(STANDARD_OUTPUT)) return Optional.empty();
        var wish = output == null ? TranscriptOutput.beside(file, format) : desk.absolute(output);
        if (Files.isDirectory(wish)) throw wrong("transcribe.output", wish);
        return Optional.of(new TranscriptOutput(wish, overwrite));
    }

    private Optional<Transcriber> transcriber(Optional<ModelChoice> choice) {
        var all = desk.transcribers(choice);
        if (service == null) return all.find(WhisperTranscriber.ID);
        var found = all.find(service);
        // Whisper is no service that could be unknown: it lacks a model, and the advice says how to get one.
        if (found.isEmpty() && !service.equals(WhisperTranscriber.ID))
            throw all.ids().isEmpty()
                    ? wrong("transcribe.service.none", service)
                    : wrong("transcribe.service", service, String.join(", ", all.ids()));
        return found;
    }

    private boolean mayLeave(Transcriber transcriber, MediaInfo info) {
        var leaves = transcriber.leaves(info);
        if (leaves.isEmpty()) return true;
        var texts = desk.texts();
        desk.terminal().complain(DisplayText.harmless(texts.text("transcribe.leaves", leaves.get())));
        if (yes) return true;
        var answer = desk.terminal().ask(texts.text("transcribe.ask") + " ").orElseThrow(() -> wrong("transcribe.yes"));
        return List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private int write(Path file, Transcript transcript, String by, Optional<TranscriptOutput> target) {
        desk.throwIfInterrupted();
        var text = format.write(transcript);
        if (target.isEmpty()) {
            desk.terminal().out().print(text);
            desk.terminal().out().flush();
        }
        if (transcript.isEmpty())
            desk.terminal()
                    .complain(DisplayText.harmless(
                            desk.texts().text("transcribe.empty", String.valueOf(file.getFileName()))));
        target.map(place -> place.write(text))
                .ifPresent(place -> desk.done(desk.texts()
                        .counted("transcribe.done", transcript.sentences().size(), by, place)));
        return ExitCode.DONE.number();
    }

    private ParameterException wrong(String key, Object... facts) {
        if (spec == null) throw new IllegalStateException("not part of a command line");
        return new ParameterException(spec.commandLine(), desk.texts().text(key, facts));
    }
}
