package com.cliply.engine.analysis.picture;

import com.cliply.engine.time.MediaTime;

/** One of the few pictures that were decoded. */
record SeenPicture(MediaTime time, PictureLook look) {}
