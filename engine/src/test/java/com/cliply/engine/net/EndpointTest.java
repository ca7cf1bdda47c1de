package com.cliply.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com, https://api.openai.com/v1/listen",
        "https://api.openai.com/v1, https://api.openai.com/v1/listen",
        "https://api.openai.com/v1/, https://api.openai.com/v1/listen",
        "https://host/proxy/v2, https://host/proxy/v2/listen",
        "https://host/openai, https://host/openai/v1/listen",
        "http://localhost:11434, http://localhost:11434/v1/listen",
        "http://[::1]:8080/, http://[::1]:8080/v1/listen"
    })
    void theVersionStandsInAPathOnce(String written, String path) {
        assertEquals(path, Endpoint.parse(written).at("/v1/listen").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.openai.com",
                "ftp://host",
                "file:///etc/passwd",
                "http://8.8.8.8:80",
                "http://[2001:4860:4860::8888]",
                "https://",
                "https://host:0",
                "https://host:99999",
                "https://host?key=1",
                "https://host#x",
                "https://a b"
            })
    void whatMayNotBeUsedIsRefused(String written) {
        var error = assertThrows(InputException.class, () -> Endpoint.parse(written));
        assertEquals(ErrorCode.SERVICE_ADDRESS, error.code());
    }

    @Test
    void aPasswordInAnAddressIsNotRepeated() {
        var error = assertThrows(InputException.class, () -> Endpoint.parse("https://me:canary@host"));
        assertFalse(String.valueOf(error.getMessage()).contains("canary"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, true",
        "http://[::1], true",
        "http://192.168.1.2, true",
        "http://10.0.0.1, true",
        "http://172.16.0.1, true",
        "http://169.254.1.1, true",
        "http://100.64.0.1, true",
        "http://[fd00::1], true",
        "http://nas:8080, true",
        "https://localhost, true",
        "https://192.168.1.2, true",
        "https://nas, false",
        "https://api.openai.com, false",
        "https://172.32.0.1, false",
        "https://100.128.0.1, false"
    })
    void whatIsNearIsKnown(String written, boolean near) {
        assertEquals(near, Endpoint.parse(written).isNear());
    }

    @Test
    void anAddressThatPretendsToBeAnotherIsSeenForWhatItIs() {
        assertThrows(InputException.class, () -> Endpoint.parse("https://api.openai.com@evil.example"));
        assertTrue(Endpoint.parse("https://api.openai.com.evil.example").host().endsWith("evil.example"));
    }
}
