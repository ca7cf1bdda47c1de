package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.machine.ThreadPriority;
import com.cliply.engine.transcribe.whisper.Message.Why;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The child's side: loads a model, and writes down one window of sound after the other until nobody is there any more. */
public final class WhisperChild {
    private final Wire wire;
    private final Recognizer recognizer;
    private final Runnable parentGone;

    /** The parent sends nothing before it has its answer; one more is room enough for the end. */
    private final BlockingQueue<Message> asked = new ArrayBlockingQueue<>(2);

    private WhisperChild(Wire wire, Recognizer recognizer, Runnable parentGone) {
        this.wire = wire;
        this.recognizer = recognizer;
        this.parentGone = parentGone;
    }

    /**
     * Serves until the process ends.
     *
     * @param in from the parent
     * @param out to the parent; what else is written there is passed over
     * @param parentGone ends this process at once, also in the midst of native work
     */
    public static void serve(InputStream in, OutputStream out, Recognizer recognizer, Runnable parentGone)
            throws InterruptedException {
        ThreadPriority.lowerOwn();
        new WhisperChild(Wire.ofChild(in, out), recognizer, parentGone).serve();
    }

    private void serve() throws InterruptedException {
        Thread.ofPlatform().daemon().name("parent").start(this::hearParent);
        try {
            while (answer(asked.take())) {}
        } catch (IOException gone) {
            parentGone.run();
        }
    }

    private void hearParent() {
        try {
            while (true) asked.put(wire.receive());
        } catch (IOException | InterruptedException over) {
            parentGone.run();
        }
    }

    /** Returns whether it can go on. */
    private boolean answer(Message question) throws IOException {
        try {
            switch (question) {
                case Message.Load load -> {
                    recognizer.load(Path.of(load.model()), load.threads());
                    wire.send(new Message.Loaded());
                }
                case Message.Sound sound -> {
                    for (var piece : recognizer.hear(sound.samples(), sound.language()))
                        wire.send(
                                new Message.Said(sound.number(), piece.startMillis(), piece.endMillis(), piece.text()));
                    wire.send(new Message.Heard(sound.number()));
                }
                default -> throw new EOFException("the parent says what only a child says");
            }
            return true;
        } catch (EOFException gone) {
            throw gone;
        } catch (OutOfMemoryError full) {
            wire.send(new Message.Failed(Why.MEMORY, String.valueOf(full.getMessage())));
        } catch (LinkageError missing) {
            wire.send(new Message.Failed(Why.LIBRARY, String.valueOf(missing.getMessage())));
        } catch (IOException | RuntimeException error) {
            var why = question instanceof Message.Load ? Why.MODEL : Why.WORK;
            wire.send(new Message.Failed(why, String.valueOf(error.getMessage())));
        }
        return false;
    }
}
