/** What the picture tells: shots and motion. */
@NullMarked
package com.cliply.engine.analysis.picture;

import org.jspecify.annotations.NullMarked;
