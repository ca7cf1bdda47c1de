package com.cliply.app.health;

import com.cliply.engine.health.HealthCheck;
import com.cliply.engine.health.HealthFinding;
import java.util.List;

/** Whether the Java that runs us is the one we are built for. */
public final class JavaCheck implements HealthCheck {
    private static final String NAME = "java";
    private static final int WANTED = 25;
    private final int feature;

    /** Looks at the major version of a Java, as {@code 25}. */
    public JavaCheck(int feature) {
        this.feature = feature;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<HealthFinding> look() {
        var megabytes = Runtime.getRuntime().maxMemory() / 1_000_000;
        var what = "Java " + System.getProperty("java.version", "?") + " of " + System.getProperty("java.vendor", "?")
                + ", on " + System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?") + ", with "
                + megabytes + " MB of memory at most";
        if (feature == WANTED) return List.of(HealthFinding.ok(NAME, what + "."));
        return List.of(HealthFinding.warn(
                NAME,
                what + ": Cliply is built for and tested with Java " + WANTED + ".",
                "Install a JDK " + WANTED + "; JAVA_HOME may name it."));
    }
}
