package com.cliply.app.bench.planted;

/** How lively the picture of a shot is. */
enum Motion {
    /** Nothing moves, not even grain: a slide, a shared screen. */
    SLIDE,
    /** Somebody sits and talks: the camera sways by a pixel or two. */
    CALM,
    /** Somebody walks, or the camera follows slowly. */
    STEADY,
    /** Everything moves fast and in changing directions. */
    ACTION
}
