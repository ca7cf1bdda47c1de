/** Whose things these are, who asks, and the record of who changed what. */
@NullMarked
package com.cliply.engine.workspace;

import org.jspecify.annotations.NullMarked;
