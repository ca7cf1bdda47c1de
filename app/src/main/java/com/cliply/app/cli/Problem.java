package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.ErrorText;
import com.cliply.engine.job.JobState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why one item failed, while others went on. */
record Problem(ErrorCode code, List<String> facts) {
    Problem {
        facts = List.copyOf(facts);
    }

    /** What keeps a job from its end; empty if nothing does, or somebody cancelled it. */
    static Optional<Problem> of(JobState state) {
        return switch (state) {
            case JobState.Dead dead -> Optional.of(new Problem(dead.code(), dead.facts()));
            case JobState.Parked parked -> Optional.of(new Problem(parked.code(), parked.facts()));
            default -> Optional.empty();
        };
    }

    Map<String, @Nullable Object> json() {
        return JsonOutput.object(
                "code",
                code.id(),
                "message",
                ErrorText.of(code, facts, Locale.ENGLISH).sentence());
    }
}
