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
        var working =
                trials.stream().filter(Trial::works).map(EncodersCheck::spoken).toList();
        var idle = trials.stream()
                .filter(trial -> !trial.works())
                .map(trial -> spoken(trial) + (trial.detail().isEmpty() ? "" : ": " + trial.detail()))
                .collect(Collectors.joining("; "));
        if (working.isEmpty())
            return List.of(HealthFinding.fail(
                    NAME,
                    "No H.264 encoder works on this machine" + (idle.isEmpty() ? "." : " (tried " + idle + ")."),
                    "Install Cliply again; its software encoders need nothing but its own files."));
        var others = String.join(", ", working.subList(1, working.size()));
        return List.of(HealthFinding.ok(
                NAME,
                "Clips are rendered by " + working.getFirst()
                        + (others.isEmpty() ? "" : "; by trial these work too: " + others)
                        + (idle.isEmpty() ? "." : ". Tried and not usable here (" + idle + ").")));
    }

    /** FFmpeg's names in brackets, for a search; before them what a person would call it. */
    private static String spoken(Trial trial) {
        var what = switch (trial.name()) {
            case "h264_nvenc" -> "an NVIDIA graphics card";
            case "h264_qsv" -> "Intel graphics (Quick Sync)";
            case "h264_vaapi" -> "the graphics chip (VA-API)";
            case "h264_videotoolbox" -> "Apple's video chip";
            case "h264_mf" -> "the video chip by Windows";
            case "libx264" -> "the processor, with x264";
            case "libopenh264" -> "the processor, with OpenH264";
            default -> "";
        };
        return what.isEmpty() ? trial.name() : what + " [" + trial.name() + "]";
    }
}
