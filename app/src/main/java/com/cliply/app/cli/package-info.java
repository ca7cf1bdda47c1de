/** The same engine without a window. */
@NullMarked
package com.cliply.app.cli;

import org.jspecify.annotations.NullMarked;
