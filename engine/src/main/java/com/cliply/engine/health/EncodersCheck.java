package com.cliply.engine.health;

import com.cliply.engine.media.EncoderTrials;
import com.cliply.engine.media.EncoderTrials.Trial;
import java.util.List;
import java.util.stream.Collectors;

/** Which H.264 encoders really encode on this machine. */
public final class EncodersCheck implements HealthCheck {
    private static final String NAME = "encoders";
    private final EncoderTrials encoders;

    public EncodersCheck(EncoderTrials encoders) {
        this.encoders = encoders;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<HealthFinding> look() {
        var trials = encoders.trials();
        var working = named(trials, true);
        var idle = named(trials, false);
        if (working.isEmpty())
            return List.of(HealthFinding.fail(
                    NAME,
                    "No H.264 encoder works on this machine" + (idle.isEmpty() ? "." : " (tried " + idle + ")."),
                    "Install Cliply again; its software encoders need nothing but its own files."));
        return List.of(HealthFinding.ok(
                NAME,
                "By trial these work: " + working + (idle.isEmpty() ? "." : "; not on this machine: " + idle + ".")));
    }

    private static String named(List<Trial> trials, boolean works) {
        return trials.stream()
                .filter(trial -> trial.works() == works)
                .map(Trial::name)
                .collect(Collectors.joining(", "));
    }
}
