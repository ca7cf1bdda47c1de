package com.cliply.app.cli;

import com.cliply.app.cli.Terminal.Style;
import com.cliply.engine.backup.Recovery;
import com.cliply.engine.error.CancelledException;
import com.cliply.engine.render.Presets;
import com.cliply.engine.transcribe.Transcribers;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What every command has at hand while it runs. */
final class Desk {
    private final CliContext context;
    private final GlobalOptions global;
    private final Texts texts;
    private final CliErrors errors;
    private final List<String> words;

    Desk(CliContext context, GlobalOptions global, Texts texts, CliErrors errors, List<String> words) {
        this.context = context;
        this.global = global;
        this.texts = texts;
        this.errors = errors;
        this.words = List.copyOf(words);
    }

    /**
     * Opens the data folder that was asked for. If another process holds it, that one does this command from its beginning, and
     * here it ends.
     */
    OpenStudio open() {
        prepare();
        var call = new Call(words, context.workingFolder(), zone(), terminal(), interruption());
        return switch (context.door().open(dataFolder(), call)) {
            case Opening.Here here -> here.studio();
            case Opening.DoneThere done -> throw new HandedOver(done.exitCode());
        };
    }

    /** Keeps everybody else out of the data folder, for commands that replace it. */
    FolderHold hold() {
        prepare();
        return context.door().hold(dataFolder());
    }

    MediaTools media() {
        prepare();
        return context.door().media(dataFolder());
    }

    /** Who can write down what is said, by this model if one was named. */
    Transcribers transcribers(Optional<ModelChoice> model) {
        prepare();
        return context.door().transcribers(dataFolder(), model);
    }

    /** The backups of the data folder that was asked for. */
    Recovery recovery() {
        prepare();
        return context.door().recovery(dataFolder());
    }

    /** The services of the data folder that was asked for. */
    OutsideServices services() {
        prepare();
        return context.door().services(dataFolder());
    }

    Path dataFolder() {
        return global.data == null ? context.usualDataFolder() : absolute(global.data);
    }

    /** Those of the data folder that was asked for, which is neither opened nor made for them. */
    Presets presets() {
        return Presets.with(dataFolder().resolve("presets"));
    }

    StudioDoor door() {
        return context.door();
    }

    Terminal terminal() {
        return context.terminal();
    }

    Texts texts() {
        return texts;
    }

    CliErrors errors() {
        return errors;
    }

    InstantSource clock() {
        return context.clock();
    }

    ZoneId zone() {
        return context.zone();
    }

    Interruption interruption() {
        return context.interruption();
    }

    void throwIfInterrupted() {
        if (context.interruption().requested()) throw new CancelledException();
    }

    ProgressView progress() {
        if (global.quiet) return ProgressView.NONE;
        return terminal().errIsTerminal()
                ? new LiveProgress(terminal(), context.clock())
                : new PlainProgress(terminal());
    }

    boolean quiet() {
        return global.quiet;
    }

    /** An answer, which is also given with {@code --quiet}. */
    void answer(String line) {
        terminal().print(line);
    }

    /** A friendly word, which is not. */
    void say(String line) {
        if (!global.quiet) terminal().print(line);
    }

    void done(String line) {
        say(terminal().onOut(Style.GOOD, "✓") + " " + DisplayText.harmless(line));
    }

    void printJson(Object value) {
        terminal().print(new JsonOutput().text(value));
    }

    Path absolute(Path path) {
        return context.workingFolder().resolve(path).toAbsolutePath().normalize();
    }

    private void prepare() {
        if (context.hearSignals()) Signals.tell(context.interruption());
        if (global.verbose) context.door().logToConsole(terminal()::complain);
    }
}
