package com.cliply.engine;

import java.nio.file.Path;

/**
 * Where the engine may keep what it is making; neither needs to be there yet.
 *
 * @param renders of renditions under way: one folder each, by its id; absolute
 * @param proxies of the small copies that are played while editing; absolute
 */
public record WorkFolders(Path renders, Path proxies) {}
