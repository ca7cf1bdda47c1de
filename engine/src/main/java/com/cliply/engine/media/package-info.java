/** What a file is; reading and writing it. */
@NullMarked
package com.cliply.engine.media;

import org.jspecify.annotations.NullMarked;
