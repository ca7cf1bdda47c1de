/** What each target allows: dated data files. */
@NullMarked
package com.cliply.engine.platform;

import org.jspecify.annotations.NullMarked;
