package com.cliply.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppConfigTest {
    private static final Path HOME = Path.of("/home/max");

    private static String folder(Map<String, String> environment, String os) {
        return AppConfig.of(environment, os, HOME).dataFolder().toString();
    }

    @Test
    void eachPlatformHasItsUsualPlace() {
        assertEquals("/home/max/.local/share/cliply", folder(Map.of(), "Linux"));
        assertEquals("/xdg/cliply", folder(Map.of("XDG_DATA_HOME", "/xdg"), "Linux"));
        assertEquals("/home/max/.local/share/cliply", folder(Map.of("XDG_DATA_HOME", "relative"), "Linux"));
        assertEquals("/home/max/Library/Application Support/Cliply", folder(Map.of(), "Mac OS X"));
        assertEquals("/local/Cliply", folder(Map.of("LOCALAPPDATA", "/local"), "Windows 11"));
    }

    @Test
    void cliplyHomeGoesFirst() {
        assertEquals("/mine", folder(Map.of("CLIPLY_HOME", "/mine", "XDG_DATA_HOME", "/xdg"), "Linux"));
        assertEquals("/home/max/.local/share/cliply", folder(Map.of("CLIPLY_HOME", " "), "Linux"));
    }
}
