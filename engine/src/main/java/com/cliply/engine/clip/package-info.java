/** The creator's cuts: a clip is an ordered list of source ranges. */
@NullMarked
package com.cliply.engine.clip;

import org.jspecify.annotations.NullMarked;
