/** Crash-safe work: what is to be done, how it ends, when it is tried again. */
@NullMarked
package com.cliply.engine.job;

import org.jspecify.annotations.NullMarked;
