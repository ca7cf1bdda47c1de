/** From a clip to files. */
@NullMarked
package com.cliply.engine.render;

import org.jspecify.annotations.NullMarked;
