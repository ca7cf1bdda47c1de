/** Files by which other programs say what they want, and hear what was done. */
@NullMarked
package com.cliply.engine.interchange;

import org.jspecify.annotations.NullMarked;
