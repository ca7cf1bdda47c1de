/** Measures the job queue by itself, without media; {@code ./dev bench jobs} starts it. */
@NullMarked
package com.cliply.storage.bench;

import org.jspecify.annotations.NullMarked;
