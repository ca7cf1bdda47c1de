/** Can this machine work now? */
@NullMarked
package com.cliply.engine.health;

import org.jspecify.annotations.NullMarked;
