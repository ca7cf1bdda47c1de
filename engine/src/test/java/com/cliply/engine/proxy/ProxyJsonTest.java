package com.cliply.engine.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.FrameSize;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyJsonTest {
    private static final ProxyManifest MANIFEST =
            new ProxyManifest(new Fingerprint("ab".repeat(32)), 1, new FrameSize(960, 540), 17);

    @Test
    void aManifestIsReadAsItWasWritten() {
        assertEquals(Optional.of(MANIFEST), ProxyJson.read(ProxyJson.write(MANIFEST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\" : 1>\"version\" : 2",
                "\"segments\" : 17>\"segments\" : -1",
                "\"segments\" : 17>\"segments\" : 100001",
                "\"segments\" : 17>\"segments\" : 1e99",
                "\"segments\" : 17>\"segments\" : 99999999999999",
                "\"width\" : 960>\"width\" : 0",
                "\"segment_us\" : 10000000>\"segment_us\" : 5",
                "abab>../x",
                "{>[",
                "}>",
            })
    void whatIsDamagedOrHostileIsAsIfItWereNotThere(String change) {
        var text = ProxyJson.write(MANIFEST);
        var parts = change.split(">", 2);
        var changed = text.replace(parts[0], parts[1]);
        assertEquals(false, changed.equals(text));
        assertEquals(Optional.empty(), ProxyJson.read(changed));
    }
}
