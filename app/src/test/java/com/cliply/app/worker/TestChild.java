package com.cliply.app.worker;

import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.event.Events;
import com.cliply.engine.event.StudioEvent;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.JobContext;
import com.cliply.engine.job.JobHandler;
import com.cliply.engine.job.JobHandlers;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.render.RenderJournal.Stage;
import com.cliply.engine.time.TimeRange;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A child whose handler does what its first word says. */
final class TestChild {
    static final int CODE = 9;

    /** News with records within. */
    static final StudioEvent.HighlightsEmerging EMERGING = new StudioEvent.HighlightsEmerging(
            new ProjectId(new UUID(0x1234_0000_0000_7000L, 0x8000_0000_0000_0001L)),
            Duration.ofMillis(12_345),
            List.of(new StudioEvent.HighlightsEmerging.Emerging(
                    TimeRange.ofMicros(1_000_000, 9_000_001), 1 / 3.0, "“Why?” 🎬")));

    private TestChild() {}

    public static void main(String[] words) throws IOException {
        System.setOut(System.err);
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            ChildMain.serve(
                    System.in,
                    out,
                    (stores, events) -> handlers(context -> run(words, context, stores, events)),
                    () -> Runtime.getRuntime().halt(CODE));
        }
    }

    static JobHandlers handlers(Consumer<JobContext> work) {
        return new JobHandlers(new JobHandler<JobKind.MakeProxy>() {
            @Override
            public Class<JobKind.MakeProxy> kind() {
                return JobKind.MakeProxy.class;
            }

            @Override
            public void run(JobKind.MakeProxy kind, JobContext context) {
                work.accept(context);
            }
        });
    }

    private static void run(String[] words, JobContext context, Stores stores, Events events) {
        switch (words[0]) {
            case "work" -> work(context, stores, events);
            case "halt" -> Runtime.getRuntime().halt(CODE);
            case "halt in commit" ->
                context.commit(() -> {
                    stores.projects().save(new Samples().aProject("half made"));
                    Runtime.getRuntime().halt(CODE);
                });
            case "take back" -> takeBack(context, stores);
            case "refuse" -> throw new InputException(ErrorCode.RANGE_OUTSIDE, "a", "b", "c");
            case "until told" -> {
                tellOwnId(Path.of(words[1]));
                var monitor = context.stage("waiting", 0, 1);
                while (true) {
                    monitor.throwIfCancelled();
                    Thread.onSpinWait();
                }
            }
            case "deaf" -> {
                context.stage("waiting", 0, 1);
                while (true) Thread.onSpinWait();
            }
            default -> throw new IllegalStateException("what is " + words[0] + "?");
        }
    }

    private static void work(JobContext context, Stores stores, Events events) {
        System.out.println("this must not stand among the messages");
        var monitor = context.stage("copying", 0, 0.5);
        monitor.done(Duration.ofSeconds(1), Duration.ofSeconds(1));
        context.commitDurably(() -> {
            var made =
                    new Samples().aProject("made by " + ProcessHandle.current().pid());
            stores.projects().save(made);
            if (stores.projects().find(made.id()).filter(made::equals).isEmpty())
                throw new IllegalStateException("it is not what was saved");
            var render = new Samples().aRender(context.job());
            var piece = new Samples().aPiece(render.id(), "sound", Stage.COMMITTED);
            stores.journal().begin(render);
            stores.journal().save(piece);
            if (!stores.journal().all().equals(List.of(render))
                    || !stores.journal().find(render.id()).equals(Optional.of(render))
                    || !stores.journal().pieces(render.id()).equals(List.of(piece)))
                throw new IllegalStateException("the journal is not what was written");
            events.announce(EMERGING);
            events.announce(new StudioEvent.JobNoted(context.job(), "model_damaged", "It goes on."));
            events.announce(new StudioEvent.ClipsSuggested(made.id(), context.attempt()));
        });
    }

    private static void takeBack(JobContext context, Stores stores) {
        try {
            context.commit(() -> {
                stores.projects().save(new Samples().aProject("never"));
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException wished) {
            context.commit(() -> stores.projects().save(new Samples().aProject("kept")));
        }
    }

    private static void tellOwnId(Path file) {
        try {
            var part = file.resolveSibling("part");
            Files.writeString(part, String.valueOf(ProcessHandle.current().pid()));
            Files.move(part, file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
