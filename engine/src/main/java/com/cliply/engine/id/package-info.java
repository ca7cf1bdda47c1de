/** Typed, time-ordered ids. */
@NullMarked
package com.cliply.engine.id;

import org.jspecify.annotations.NullMarked;
