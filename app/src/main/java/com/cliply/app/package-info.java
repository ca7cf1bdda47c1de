/** Starts, wires and stops. */
@NullMarked
package com.cliply.app;

import org.jspecify.annotations.NullMarked;
