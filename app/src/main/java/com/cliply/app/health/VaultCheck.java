package com.cliply.app.health;

import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the key of this installation is protected, and whether it can be had now. */
public final class VaultCheck implements HealthCheck {
    private static final String NAME = "vault";
    private final Supplier<Optional<Snapshot>> looking;

    /**
     * What a vault says of itself.
     *
     * @param protection in a sentence
     * @param recovery whether a recovery key was made
     */
    public record Snapshot(String protection, boolean recovery) {}

    /** Looks at a vault; {@code looking} gives nothing if there is none yet. */
    public VaultCheck(Supplier<Optional<Snapshot>> looking) {
        this.looking = looking;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<HealthFinding> look() {
        var seen = looking.get();
        if (seen.isEmpty())
            return List.of(HealthFinding.ok(NAME, "There is none yet; it is made with the first backup."));
        return List.of(HealthFinding.ok(
                NAME,
                seen.get().protection()
                        + (seen.get().recovery() ? "" : " There is no recovery key yet; the first backup makes one.")));
    }
}
