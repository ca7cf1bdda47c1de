package com.cliply.engine.health;

import com.cliply.engine.error.ErrorText;
import com.cliply.engine.error.StudioException;
import java.util.List;
import java.util.Locale;

/** All that was found, in the order of the checks. */
public record HealthReport(List<HealthFinding> findings) {
    public HealthReport {
        findings = List.copyOf(findings);
    }

    /** Looks with every check; one that throws hides no other. */
    public static HealthReport of(List<HealthCheck> checks) {
        return new HealthReport(
                checks.stream().flatMap(check -> looked(check).stream()).toList());
    }

    /** The worst of all, {@code OK} for none. */
    public HealthFinding.Status worst() {
        return findings.stream().map(HealthFinding::status).max(Enum::compareTo).orElse(HealthFinding.Status.OK);
    }

    public boolean healthy() {
        return worst() == HealthFinding.Status.OK;
    }

    private static List<HealthFinding> looked(HealthCheck check) {
        try {
            return check.look();
        } catch (StudioException error) {
            var text = ErrorText.of(error.code(), error.facts(), Locale.ENGLISH);
            return List.of(HealthFinding.fail(check.name(), text.sentence(), text.advice()));
        } catch (RuntimeException | LinkageError error) {
            return List.of(HealthFinding.fail(
                    check.name(), "The check itself failed: " + error, "Please report this with the log of this run."));
        }
    }
}
