package com.cliply.app.health;

import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding;
import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import com.cliply.engine.transcribe.whisper.ModelProof;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the Whisper model of the settings is there, whole, and the one that it was; what is wrong with it is thrown. */
public final class ModelCheck implements HealthCheck {
    private static final String NAME = "whisper model";

    private final Supplier<Optional<ModelChoice>> chosen;
    private final ModelProof proof;

    public ModelCheck(Supplier<Optional<ModelChoice>> chosen, ModelProof proof) {
        this.chosen = chosen;
        this.proof = proof;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<HealthFinding> look() {
        var choice = chosen.get();
        if (choice.isEmpty())
            return List.of(HealthFinding.ok(
                    NAME,
                    "None is set, so speech is not written down; set one with: cliply settings transcribe.model FILE"));
        var model = proof.prove(choice.get(), WorkMonitor.NONE);
        var name = String.valueOf(model.file().getFileName());
        if (!model.trained())
            return List.of(HealthFinding.warn(
                    NAME,
                    name + " holds no weights: it loads, but recognises nothing.",
                    "Get a trained model, such as ggml-base.bin, and name it with: cliply settings"
                            + " transcribe.model FILE"));
        return List.of(HealthFinding.ok(
                NAME,
                String.format(
                        Locale.ROOT,
                        "%s is whole (%.0f MB, SHA-256 %s...%s).",
                        name,
                        model.bytes() / 1e6,
                        model.sha256().substring(0, 8),
                        model.published() ? ", as it was published" : "")));
    }
}
