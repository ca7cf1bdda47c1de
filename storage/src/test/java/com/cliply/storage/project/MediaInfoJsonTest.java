package com.cliply.storage.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.Samples;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaInfoJsonTest {
    /** Once released, this is never changed: tables out there hold it. */
    private static final String WRITTEN = """
            {"version":1,"container":"mov,mp4,m4a,3gp,3g2,mj2","duration_us":60060000,"readable_us":59999999,\
            "bit_rate":2000000,"video":[{"index":0,"codec":"h264","width":1920,"height":1080,"pixel_aspect":"4:3",\
            "quarter_turns":1,"mirrored":true,"frame_rate":"30000/1001","variable_rate":true,"interlaced":false,\
            "start_us":-21333,"duration_us":60060000,"frames":1800,"color":{"pixel_format":"yuv420p10le",\
            "bit_depth":10,"primaries":"bt2020","transfer":"smpte2084","matrix":"bt2020nc","range":"tv"}}],\
            "audio":[{"index":1,"codec":"aac","sample_rate":48000,"channels":2,"layout":"stereo","language":"eng",\
            "title":"Commentary \\"live\\"","start_us":1024,"duration_us":60000000},\
            {"index":1,"codec":"aac","sample_rate":48000,"channels":2,"layout":"stereo","language":"eng",\
            "title":"Commentary \\"live\\"","start_us":1024,"duration_us":60000000}]}""";

    @Test
    void itIsWrittenUnderItsStableNames() {
        assertEquals(WRITTEN, MediaInfoJson.write(Samples.aMediaInfo()));
    }

    @Test
    void itIsReadAsItWasWritten() {
        assertEquals(Samples.aMediaInfo(), MediaInfoJson.read(WRITTEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "{\"version\":2}", "{\"version\":1}"})
    void whatIsNotOursIsRefused(String text) {
        var refused = assertThrows(StorageException.class, () -> MediaInfoJson.read(text));
        assertEquals(ErrorCode.DATABASE_FAILED, refused.code());
    }
}
