/** Measures speed and memory against named peers, in one run each: {@code ./dev bench NAME}. */
@NullMarked
package com.cliply.app.bench;

import org.jspecify.annotations.NullMarked;
