package com.cliply.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which Cliply this is. */
public final class ProductVersion implements IVersionProvider {
    /** As {@code 1.2.3}. */
    public static String number() {
        var properties = new Properties();
        try (var file = ProductVersion.class.getResourceAsStream("/com/cliply/app/version.properties")) {
            if (file == null) throw new IllegalStateException("version.properties is not on the class path");
            properties.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties.getProperty("version", "");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Cliply Studio " + number()};
    }
}
