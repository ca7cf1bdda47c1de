/** What the sound tells: loudness, pauses, reactions. */
@NullMarked
package com.cliply.engine.analysis.audio;

import org.jspecify.annotations.NullMarked;
