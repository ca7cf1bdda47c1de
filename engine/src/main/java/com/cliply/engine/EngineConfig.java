package com.cliply.engine;

import java.nio.file.Path;
import java.time.InstantSource;

/** Where the engine works. */
public record EngineConfig(InstantSource clock, Path workFolder, Path cacheFolder) {}
