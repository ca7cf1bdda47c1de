package com.cliply.engine.proxy;

import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.FrameSize;

/**
 * What a folder of segments says of itself. Which of them are there is told by their names.
 *
 * @param recipe the version by which they were made
 * @param size of the pictures
 * @param segments how many the whole source has, 0 until its end was seen
 */
record ProxyManifest(Fingerprint source, int recipe, FrameSize size, int segments) {
    ProxyManifest withSegments(int count) {
        return new ProxyManifest(source, recipe, size, count);
    }
}
