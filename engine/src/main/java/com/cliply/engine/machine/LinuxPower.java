package com.cliply.engine.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the Linux kernel tells of supplies: a folder for each, with a file for each of its properties. */
final class LinuxPower implements PowerSource {
    private final Path supplies;

    LinuxPower(Path supplies) {
        this.supplies = supplies;
    }

    @Override
    public State state() {
        if (!Files.isDirectory(supplies)) return State.MAINS;
        try (var folders = Files.list(supplies)) {
            return judged(folders.toList());
        } catch (IOException unreadable) {
            return State.UNKNOWN;
        }
    }

    private static State judged(List<Path> all) {
        // The batteries of mice and headphones say "Device".
        var batteries = all.stream()
                .filter(supply -> read(supply, "type").equals("battery"))
                .filter(supply -> !read(supply, "scope").equals("device"))
                .filter(supply -> !read(supply, "present").equals("0"))
                .toList();
        if (batteries.isEmpty()) return State.MAINS;
        var plugs = all.stream()
                .filter(supply -> read(supply, "type").matches("mains|usb|wireless"))
                .toList();
        if (plugs.stream().anyMatch(plug -> read(plug, "online").equals("1"))) return State.MAINS;
        var states = batteries.stream().map(battery -> read(battery, "status")).toList();
        if (states.contains("discharging")) return State.BATTERY;
        if (states.contains("charging") || states.contains("full") || states.contains("not charging"))
            return State.MAINS;
        return plugs.isEmpty() ? State.UNKNOWN : State.BATTERY;
    }

    private static String read(Path supply, String property) {
        try {
            return Files.readString(supply.resolve(property)).strip().toLowerCase(Locale.ROOT);
        } catch (IOException missing) {
            return "";
        }
    }
}
