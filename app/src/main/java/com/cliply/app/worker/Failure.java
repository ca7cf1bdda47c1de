package com.cliply.app.worker;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.error.RenderException;
import com.cliply.engine.error.StorageException;
import com.cliply.engine.error.StudioException;

/** Exceptions as messages, and back. */
final class Failure {
    private Failure() {}

    static Message told(Throwable error) {
        return error instanceof StudioException known
                ? new Message.Refused(known.getClass().getSimpleName(), known.code(), known.facts())
                : new Message.Broken(error.toString());
    }

    static RuntimeException of(Message.Refused refused) {
        var facts = refused.facts().toArray(String[]::new);
        return switch (refused.type()) {
            case "CancelledException" -> new CancelledException();
            case "InputException" -> new InputException(refused.code(), facts);
            case "MediaException" -> new MediaException(refused.code(), facts);
            case "RenderException" -> new RenderException(refused.code(), facts);
            default -> new StorageException(refused.code(), facts);
        };
    }

    static RuntimeException of(Message.Broken broken) {
        return new IllegalStateException("in the other process: " + broken.text());
    }
}
