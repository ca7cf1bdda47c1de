/** The front door of the engine: it understands and does. */
@NullMarked
package com.cliply.engine;

import org.jspecify.annotations.NullMarked;
