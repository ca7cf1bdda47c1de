package com.cliply.app.cli;

import com.cliply.engine.clip.ClipStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a creator thinks of clips: the common half of {@code keep} and {@code reject}. */
abstract class JudgeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CLIP",
            arity = "1..*",
            description = "The beginning of its id (4 digits or more), its exact title, or one of its files.")
    List<String> clips = new ArrayList<>();

    private final Desk desk;
    private final ClipStatus status;
    private final String sentence;

    private JudgeCommand(Desk desk, ClipStatus status, String sentence) {
        this.desk = desk;
        this.status = status;
        this.sentence = sentence;
    }

    /** All are looked up before the first is changed, so that a typing error changes nothing. */
    @Override
    public Integer call() {
        try (var studio = desk.open()) {
            var stores = studio.stores();
            var lookup = new Lookup(stores, desk::absolute);
            var found = clips.stream().map(lookup::clip).distinct().toList();
            var changed = found.stream().map(clip -> clip.withStatus(status)).toList();
            stores.transactions().inTransaction(() -> {
                changed.forEach(stores.clips()::save);
                return changed;
            });
            for (var clip : changed) desk.done(desk.texts().text(sentence, clip.title()));
        }
        return ExitCode.DONE.number();
    }

    /** This clip is wanted. */
    @Command(
            name = "keep",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Marks clips as kept.",
            footer = {"", "@|bold Example:|@", "  cliply keep 019aa3f2c1"})
    static final class Keep extends JudgeCommand {
        Keep(Desk desk) {
            super(desk, ClipStatus.KEPT, "keep.done");
        }
    }

    /** This clip is not wanted. */
    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "Marks clips as rejected. Their files stay.",
            footer = {"", "@|bold Example:|@", "  cliply reject clips/match-02-9x16.mp4"})
    static final class Reject extends JudgeCommand {
        Reject(Desk desk) {
            super(desk, ClipStatus.REJECTED, "reject.done");
        }
    }
}
