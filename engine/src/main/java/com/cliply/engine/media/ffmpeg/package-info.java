/** The media ports by FFmpeg, in process; the only package that imports the natives. */
@NullMarked
package com.cliply.engine.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
