package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.ErrorText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why one item failed, while others went on. */
record Problem(ErrorCode code, List<String> facts) {
    Problem {
        facts = List.copyOf(facts);
    }

    Map<String, @Nullable Object> json() {
        return JsonOutput.object(
                "code",
                code.id(),
                "message",
                ErrorText.of(code, facts, Locale.ENGLISH).sentence());
    }
}
