package com.cliply.engine.health;

import com.cliply.engine.error.MediaException;
import com.cliply.engine.media.ffmpeg.Natives;
import java.util.List;

/** Whether FFmpeg's libraries load, and which they are. */
public final class NativesCheck implements HealthCheck {
    private static final String NAME = "natives";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<HealthFinding> look() {
        try {
            return List.of(
                    HealthFinding.ok(NAME, "FFmpeg " + Natives.version() + " is loaded, " + Natives.licence() + "."));
        } catch (MediaException error) {
            return List.of(HealthFinding.fail(
                    NAME,
                    error.getMessage() == null ? "The media engine could not be loaded." : error.getMessage(),
                    "Use a supported system (Linux with glibc 2.35 or newer, macOS 12 or newer, Windows 10 or newer,"
                            + " 64 bit), and install Cliply again if its files are incomplete."));
        }
    }
}
