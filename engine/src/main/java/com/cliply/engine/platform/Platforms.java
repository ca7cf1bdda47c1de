package com.cliply.engine.platform;

import java.util.List;
import java.util.Optional;

/** The targets that this version knows, and the mask that suits them all. */
public final class Platforms {
    private static final List<String> NAMES = List.of("youtube", "youtube-shorts", "tiktok", "instagram-reels");

    private final List<Platform> all;
    private final SafeArea commonSafeArea;

    private Platforms(List<Platform> all, SafeArea commonSafeArea) {
        this.all = all;
        this.commonSafeArea = commonSafeArea;
    }

    /** Reads the data files that came with this version. */
    public static Platforms builtIn() {
        var reader = new PlatformsJson();
        return new Platforms(NAMES.stream().map(reader::platform).toList(), reader.safeArea("all-vertical"));
    }

    public List<Platform> all() {
        return all;
    }

    public Optional<Platform> find(String name) {
        return all.stream().filter(platform -> platform.name().equals(name)).findFirst();
    }

    /** What stays visible on every vertical platform: the mask to use where none is named. */
    public SafeArea commonSafeArea() {
        return commonSafeArea;
    }
}
