package com.cliply.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {
    private final Redactor redactor = new Redactor(Path.of("/home/max"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        read /home/max/Videos/My Holiday/clip one.mp4 ok    | read clip one.mp4 ok
        read '/mnt/disk/a.mp4' and '/mnt/disk/b.mp4'        | read 'a.mp4' and 'b.mp4'
        /mnt/disk/a.mp4 and /mnt/disk/b.mp4                 | a.mp4 and b.mp4
        C:\\Users\\Max\\Videos\\a.mp4 is gone               | a.mp4 is gone
        C:\\\\Users\\\\Max\\\\a.mp4                         | a.mp4
        file:///home/max/a.mp4                              | a.mp4
        in ~/Videos/a.mp4                                   | in a.mp4
        home /home/max, yes                                 | home ~, yes
        30000/1001 fps, 9:16, 1/2 and 3/4                   | 30000/1001 fps, 9:16, 1/2 and 3/4
        job 0198 render-clip attempt 2 failed disk_full     | job 0198 render-clip attempt 2 failed disk_full
        /data/日本 語/映画.mp4                               | 映画.mp4
        Authorization: Bearer abc.def-123                   | Authorization: ***
        access_token=abc123&scope=x                         | access_token=***&scope=x
        {"access_token": "abc123", "a": 1}                  | {"access_token": "***", "a": 1}
        client_secret = GOCSPX-abcdef                       | client_secret = ***
        Authorization: Token 0123456789abcdef               | Authorization: ***
        sent Bearer abcdefgh12                              | sent Bearer ***
        sent Token 0123456789abcdef01234567                 | sent Token ***
        a token of friendship                               | a token of friendship
        GET https://me:pass@up.example.com/a                | GET https://up.example.com
        password: hunter2!                                  | password: ***
        GET https://up.example.com/session/a?upload_id=77   | GET https://up.example.com
        jwt eyJhbGciOi.eyJzdWIi.c2ln                        | jwt ***
        """)
    void nothingPrivateIsLeft(String text, String clean) {
        assertEquals(clean, redactor.redact(text));
    }

    @Test
    void ofAPathTheNameStays() {
        assertEquals("a b.mp4", redactor.redactArgument(Path.of("/home/max/a b.mp4")));
        assertEquals(7, redactor.redactArgument(7));
    }
}
