package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;
import java.time.Duration;

/**
 * Where one shot takes over from another.
 *
 * @param time of the first picture of the new shot; of a fade the middle of what is even, of a dissolve the middle
 * @param length how long both sides change: zero for a cut
 * @param certainty 0..1, how far what was measured lies above what was needed
 */
public record ShotChange(MediaTime time, Transition transition, Duration length, double certainty) {}
