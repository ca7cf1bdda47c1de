/** Kills a studio again and again in the middle of its work, and looks each time whether all that it had said was true. */
@NullMarked
package com.cliply.storage.crash;

import org.jspecify.annotations.NullMarked;
