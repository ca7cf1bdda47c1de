package com.cliply.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where this installation keeps its things. */
public record AppConfig(Path dataFolder) {
    private static final String HOME_VARIABLE = "CLIPLY_HOME";

    /**
     * The platform's usual places.
     *
     * @param osName as Java's {@code os.name}
     */
    public static AppConfig of(Map<String, String> environment, String osName, Path userHome) {
        var chosen = set(environment, HOME_VARIABLE);
        if (chosen != null)
            return new AppConfig(Path.of(chosen).toAbsolutePath().normalize());
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac"))
            return new AppConfig(
                    userHome.resolve("Library").resolve("Application Support").resolve("Cliply"));
        if (os.startsWith("windows")) {
            var local = set(environment, "LOCALAPPDATA");
            var base = local == null ? userHome.resolve("AppData").resolve("Local") : Path.of(local);
            return new AppConfig(base.resolve("Cliply"));
        }
        var xdg = set(environment, "XDG_DATA_HOME");
        // The XDG specification has relative paths ignored.
        var base = xdg == null || !Path.of(xdg).isAbsolute()
                ? userHome.resolve(".local").resolve("share")
                : Path.of(xdg);
        return new AppConfig(base.resolve("cliply"));
    }

    public Path logFolder() {
        return dataFolder.resolve("logs");
    }

    /** Where the user's own presets lie; it need not be there. */
    public Path presetFolder() {
        return dataFolder.resolve("presets");
    }

    private static @Nullable String set(Map<String, String> environment, String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
