/** The machine under the program: where its power comes from, and who goes first on its processor. */
@NullMarked
package com.cliply.engine.machine;

import org.jspecify.annotations.NullMarked;
