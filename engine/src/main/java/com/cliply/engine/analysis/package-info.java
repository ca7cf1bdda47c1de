/** Signals over time, measured in one demux pass. */
@NullMarked
package com.cliply.engine.analysis;

import org.jspecify.annotations.NullMarked;
