package com.cliply.engine.job;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which handler does which kind. */
public final class JobHandlers {
    private final Map<Class<?>, JobHandler<?>> byKind;

    public JobHandlers(JobHandler<?>... handlers) {
        byKind = Stream.of(handlers).collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
    }

    /**
     * Hands the work to the handler of its kind.
     *
     * @throws InputException if no handler of this installation does such work
     */
    public void run(JobKind kind, JobContext context) {
        var handler = byKind.get(kind.getClass());
        if (handler == null)
            throw new InputException(ErrorCode.NOT_POSSIBLE_NOW, kind.name(), "this version cannot do such work");
        runWith(handler, kind, context);
    }

    private static <K extends JobKind> void runWith(JobHandler<K> handler, JobKind kind, JobContext context) {
        handler.run(handler.kind().cast(kind), context);
    }
}
