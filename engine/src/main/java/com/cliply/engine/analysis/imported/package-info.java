/** Curves that others measured: which parts were played again, and when the chat ran over. */
@NullMarked
package com.cliply.engine.analysis.imported;

import org.jspecify.annotations.NullMarked;
