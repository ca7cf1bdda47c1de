package com.cliply.storage.backup;

import com.cliply.engine.backup.Recovery.Drilled;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a drill has shown, for the files that prove it later. */
record DrillReport(Drilled drilled) {
    byte[] json() throws IOException {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("began_at", drilled.began().toString());
        json.put("backup", drilled.backup().file().toString());
        json.put("backup_made_at", drilled.backup().madeAt().toString());
        json.put("opened_by", drilled.openedBy().name().toLowerCase(Locale.ROOT));
        json.put("rows", drilled.backup().rows());
        json.put("rows_as_written", drilled.rowsAsWritten());
        json.put("rpo_seconds", drilled.age().map(Duration::toSeconds).orElse(null));
        json.put("rpo_target_seconds", drilled.targets().objective().toSeconds());
        json.put("rpo_reached", drilled.ageReached());
        json.put("rto_millis", drilled.took().toMillis());
        json.put("rto_target_millis", drilled.targets().time().toMillis());
        json.put("rto_reached", drilled.timeReached());
        json.put("passed", drilled.passed());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    byte[] text() {
        var age = drilled.age()
                .map(known -> known.toSeconds() + " s")
                .orElse("there was none, one was made for the drill");
        var text = String.format(
                Locale.ROOT,
                """
                Recovery drill of %s: %s

                backup                 %s, made %s
                opened by              %s
                rows                   %d in %d tables, %s
                age of the backup      %s (target: at most %d s): %s
                time until it answers  %d ms (target: at most %d ms): %s
                """,
                drilled.began(),
                drilled.passed() ? "passed" : "MISSED",
                drilled.backup().file(),
                drilled.backup().madeAt(),
                drilled.openedBy().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                drilled.backup().allRows(),
                drilled.backup().rows().size(),
                drilled.rowsAsWritten() ? "all as written" : "NOT as written",
                age,
                drilled.targets().objective().toSeconds(),
                word(drilled.ageReached()),
                drilled.took().toMillis(),
                drilled.targets().time().toMillis(),
                word(drilled.timeReached()));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String word(boolean reached) {
        return reached ? "reached" : "MISSED";
    }
}
