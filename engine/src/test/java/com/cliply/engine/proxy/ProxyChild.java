package com.cliply.engine.proxy;

import com.cliply.engine.media.WorkMonitor;
import com.cliply.engine.media.ffmpeg.FfmpegProxyMaker;
import com.cliply.engine.render.TestRender;
import java.nio.file.Path;

/** A process that makes a proxy and can be killed. */
public final class ProxyChild {
    private ProxyChild() {}

    /** Words: the source, the folder of proxies, the attempt. */
    public static void main(String[] words) {
        new TestProxies(Path.of(words[1]), new FfmpegProxyMaker(2, 3), ProxyLimits.USUAL)
                .build(
                        TestRender.source(Path.of(words[0])),
                        TestProxies.around(200),
                        Integer.parseInt(words[2]),
                        WorkMonitor.NONE);
    }
}
