/** Positions and lengths: whole microseconds and exact fractions, never floating seconds. */
@NullMarked
package com.cliply.engine.time;

import org.jspecify.annotations.NullMarked;
