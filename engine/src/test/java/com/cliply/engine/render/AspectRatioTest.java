package com.cliply.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AspectRatioTest {
    @ParameterizedTest
    @CsvSource({
        "9:16, 9:16, 9x16",
        "16x9, 16:9, 16x9",
        "' 4 : 5 ', 4:5, 4x5",
        "1:1, 1:1, 1x1",
        "239:100, 239:100, 239x100"
    })
    void whatPeopleTypeIsRead(String text, String shown, String inFileNames) {
        assertEquals(shown, AspectRatio.parse(text).toString());
        assertEquals(inFileNames, AspectRatio.parse(text).fileText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9", "9:", ":16", "9:16:1", "0:1", "1:0", "-9:16", "9.5:16", "1000:1", "vertical", "٩:١٦"})
    void whatIsNoRatioIsRefused(String text) {
        var refused = assertThrows(InputException.class, () -> AspectRatio.parse(text));
        assertEquals(ErrorCode.ASPECT_UNKNOWN, refused.code());
    }
}
