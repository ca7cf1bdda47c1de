package com.cliply.app.health;

import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;

/** Whether Java can draw letters without a screen, which captions need. */
public final class FontCheck implements HealthCheck {
    private static final String NAME = "fonts";
    private static final String NEXT_STEP =
            "Install fontconfig and a font (on Debian and Ubuntu: apt install fontconfig fonts-dejavu-core).";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<HealthFinding> look() {
        try {
            var font = new Font(Font.SANS_SERIF, Font.PLAIN, 24);
            if (drawn(font)) return List.of(HealthFinding.ok(NAME, "Text can be drawn (" + font.getFontName() + ")."));
            return List.of(HealthFinding.fail(NAME, "Text is drawn without a single dot.", NEXT_STEP));
        } catch (LinkageError | RuntimeException error) {
            return List.of(HealthFinding.fail(NAME, "Text cannot be drawn: " + error.getMessage(), NEXT_STEP));
        }
    }

    private static boolean drawn(Font font) {
        var picture = new BufferedImage(64, 40, BufferedImage.TYPE_INT_ARGB);
        var pen = picture.createGraphics();
        try {
            pen.setFont(font);
            pen.setColor(Color.WHITE);
            pen.drawString("Ag", 4, 30);
        } finally {
            pen.dispose();
        }
        for (int y = 0; y < picture.getHeight(); y++)
            for (int x = 0; x < picture.getWidth(); x++) if (picture.getRGB(x, y) != 0) return true;
        return false;
    }
}
