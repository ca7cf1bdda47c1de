package com.cliply.app.rules;

import static com.cliply.app.rules.BadCode.areCaught;
import static com.cliply.app.rules.BadCode.isLetThrough;
import static com.cliply.app.rules.RecordRules.RECORDS_HOLD_NOTHING_THAT_CHANGES;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A record of the engine that holds something that changes is refused. */
class RecordRulesCatchTest {
    @Test
    void aRecordThatHoldsSomethingThatChangesIsCaught() {
        String[] components = {
            "byte[] pixels",
            "java.util.List<byte[]> pixels",
            "javafx.beans.property.StringProperty title",
            "java.util.Date at",
            "java.util.ArrayList<String> words",
            "java.util.concurrent.atomic.AtomicLong count",
            "StringBuilder text",
            "Counter counter",
            "Row row"
        };
        areCaught(
                RECORDS_HOLD_NOTHING_THAT_CHANGES,
                IntStream.range(0, components.length)
                        .mapToObj(i -> "package com.cliply.engine.clip; record Bad" + i + "(" + components[i] + ") {}")
                        .toList(),
                "package com.cliply.engine.clip; class Counter { int value; }",
                "package com.cliply.engine.clip; @jakarta.persistence.Entity class Row {}");
    }

    @Test
    void whatDoesNotChangeIsLetThrough() {
        isLetThrough(
                RECORDS_HOLD_NOTHING_THAT_CHANGES,
                """
                package com.cliply.engine.clip;
                record Clip<T>(long start, double score, String title, java.util.List<Integer> marks, T value, Mood mood,
                        java.util.Map<String, ? extends Mood> moods, java.time.Instant at, java.nio.file.Path file,
                        java.util.Optional<Clip<String>> next, ClipStore store, Name name) {}
                """,
                "package com.cliply.engine.clip; enum Mood { GOOD { int x = 1; } }",
                "package com.cliply.engine.clip; interface ClipStore {}",
                "package com.cliply.engine.clip; class Name { final String text = \"\"; }");
        isLetThrough(
                RECORDS_HOLD_NOTHING_THAT_CHANGES, "package com.cliply.app.review; record Pixels(byte[] pixels) {}");
    }
}
