package com.cliply.engine.error;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something broke that has a name: a code, and the facts its sentence needs. Everything else is a bug. */
public abstract sealed class StudioException extends RuntimeException
        permits CancelledException,
                CloudException,
                InputException,
                MediaException,
                PublishException,
                RenderException,
                StorageException {
    private final ErrorCode code;

    @SuppressWarnings("serial") // List.copyOf is serializable; nobody serializes it
    private final List<String> facts;

    protected StudioException(ErrorCode code, @Nullable Throwable cause, List<String> facts) {
        super(ErrorText.of(code, facts, Locale.ENGLISH).sentence(), cause);
        this.code = code;
        this.facts = List.copyOf(facts);
    }

    public ErrorCode code() {
        return code;
    }

    public List<String> facts() {
        return facts;
    }

    public ErrorText text(Locale locale) {
        return ErrorText.of(code, facts, locale);
    }
}
