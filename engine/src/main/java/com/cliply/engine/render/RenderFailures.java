package com.cliply.engine.render;

import com.cliply.engine.error.CancelledException;
import com.cliply.engine.error.StudioException;
import org.jspecify.annotations.Nullable;

/** What went wrong with single files of a job, while the others were made all the same. */
final class RenderFailures {
    private @Nullable StudioException first;

    /** Does what concerns one file; a failure that has a name is kept for later, all others end the whole at once. */
    boolean survives(Runnable work) {
        try {
            work.run();
            return true;
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (StudioException failed) {
            if (first == null) first = failed;
            else if (first != failed) first.addSuppressed(failed);
            return false;
        }
    }

    /** Throws the first, with the others in it. */
    void throwIfAny() {
        if (first != null) throw first;
    }
}
