package com.cliply.app.bench.planted;

/**
 * What is on screen from one cut to the next.
 *
 * @param scene shots of one scene show the same place
 */
record Shot(double start, int scene, Motion motion) {}
