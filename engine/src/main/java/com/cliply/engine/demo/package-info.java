/** A video that Cliply makes itself, to show and to test what it does. */
@NullMarked
package com.cliply.engine.demo;

import org.jspecify.annotations.NullMarked;
