/** Moments worth a clip, and why. */
@NullMarked
package com.cliply.engine.highlight;

import org.jspecify.annotations.NullMarked;
