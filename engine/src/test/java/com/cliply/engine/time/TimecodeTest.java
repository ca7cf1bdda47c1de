package com.cliply.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimecodeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 00:00:00.000",
        "999, 00:00:00.000",
        "1000, 00:00:00.001",
        "3723450000, 01:02:03.450",
        "359999999999, 99:59:59.999",
        "360000000000, 100:00:00.000"
    })
    void positionsAreWrittenToTheMillisecond(long micros, String text) {
        assertEquals(text, Timecode.format(new MediaTime(micros)));
    }

    @ParameterizedTest
    @CsvSource({
        "8s, 8000",
        "8S, 8000",
        " 8s , 8000",
        "1m30s, 90000",
        "1m, 60000",
        "2h, 7200000",
        "1h0m1s, 3601000",
        "250ms, 250",
        "1s250ms, 1250",
        "1.5s, 1500",
        "12.5, 12500",
        "90, 90000",
        "01:30, 90000",
        "1:02:03.450, 3723450",
        "'00:00:08,250', 8250",
        "75:00, 4500000",
        "0, 0"
    })
    void whatPeopleTypeIsRead(String text, long millis) {
        assertEquals(Optional.of(Duration.ofMillis(millis)), Timecode.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s",
                "m",
                "-8s",
                "8 s",
                "8s1m",
                "1:60",
                "1:75:00",
                "1:2:3:4",
                "8,5",
                "1e3",
                "NaN",
                "eight",
                "1.2.3",
                "99999999999999999999",
                "٨s",
                "0x10",
                ":30",
                "1:",
                "1.s"
            })
    void whatIsNoTimeIsNone(String text) {
        assertEquals(Optional.empty(), Timecode.parse(text));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (long millis = 0; millis < 400_000_000; millis += 7_654_321)
            assertEquals(
                    Optional.of(Duration.ofMillis(millis)),
                    Timecode.parse(Timecode.format(MediaTime.ofMillis(millis))));
    }

    @Test
    void digitsAreLatinInEveryLanguage() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals("00:01:02.345", Timecode.format(MediaTime.ofMillis(62_345)));
        } finally {
            Locale.setDefault(before);
        }
    }
}
