package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedTextTest {
    private static String subtitles(String text) {
        var file = new StringBuilder();
        var number = 0;
        for (var line : text.split("\\|", -1)) {
            number++;
            file.append(number)
                    .append("\n00:00:0")
                    .append(number)
                    .append(",000 --> 00:00:0")
                    .append(number);
            file.append(",900\n").append(line).append("\n\n");
        }
        return file.toString();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "UTF-8; Où est passé l'élève?",
                "UTF-16LE; The kettle sings.",
                "UTF-16BE; The kettle sings.",
                "UTF-16LE; 你好，今天天气很好。",
                "UTF-16BE; Привет, как дела?",
                "windows-1252; Das Mädchen hört gerne schöne Lieder über große Züge.",
                "windows-1252; Où est passé l'élève?|Il a mangé ça à la fenêtre.",
                "windows-1252; café",
                "windows-1252; ¿Qué pasa mañana?|El niño está aquí.",
                "windows-1252; Jag är så glad att få träffa dig här på ön.",
                "windows-1252; Não há razão para não começar amanhã.",
                "windows-1250; Zażółć gęślą jaźń.|Proszę, chodźmy już stąd, bo będzie późno.",
                "windows-1250; Příliš žluťoučký kůň úpěl ďábelské ódy.|Kde jsi byl včera večer?",
                "windows-1250; Nem tudom, hogy mit csináljak, kérlek segíts őszintén, mert szörnyű az idő.",
                "windows-1250; Što ćeš učiniti? Želim ići kući, već je kasno.",
                "windows-1254; Günaydın, nasılsın?|Bugün çok güzel bir gün, değil mi?",
                "windows-1257; Labas rytas, ką šiandien veikėte? Mūsų ąžuolas žydi.",
                "windows-1251; Привет, как дела?|Я сегодня иду домой. Мы говорим о погоде.",
                "windows-1251; Да.|Нет.",
                "KOI8-R; Привет, как дела?|Я сегодня иду домой. Мы говорим о погоде.",
                "Shift_JIS; こんにちは、元気ですか。|今日は天気がいいですね。",
                "EUC-JP; こんにちは、元気ですか。|今日は天気がいいですね。",
                "GB18030; 你好，今天天气很好。|我们一起去吃饭吧。谢谢你的帮助。",
                "GB18030; 我的iPhone坏了，需要修理一下。|你有WiFi吗？我们现在没有网络。",
                "Big5; 你好，今天天氣很好。|我們一起去吃飯吧。謝謝你的幫助。",
                "EUC-KR; 안녕하세요. 오늘은 날씨가 좋네요.|같이 밥 먹으러 갑시다.",
                "windows-1253; Καλημέρα, τι κάνεις;|Σήμερα πάμε στη θάλασσα.",
                "windows-1255; שלום, מה שלומך היום?|אנחנו הולכים הביתה."
            })
    void itReadsWhatWasWrittenIn(String charset, String text) {
        var file = subtitles(text);
        var decoded = EncodedText.of(file.getBytes(Charset.forName(charset)));
        assertEquals(file, decoded.text(), decoded.charset()::name);
    }

    @Test
    void aMarkIsNoLetter() {
        for (var charset : new String[] {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
            var decoded = EncodedText.of("\uFEFFcafé".getBytes(Charset.forName(charset)));
            assertEquals("café", decoded.text(), charset);
            assertFalse(decoded.guessed());
        }
    }

    @Test
    void aFewBrokenLettersDoNotMakeItAnotherCharset() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                "Où est passé l'élève? Il a mangé ça à la fenêtre. ".repeat(4).getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        var decoded = EncodedText.of(bytes.toByteArray());
        assertEquals(StandardCharsets.UTF_8, decoded.charset());
        assertTrue(decoded.text().startsWith("Où est passé"));
    }

    @Test
    void anyBytesAreSomeText() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            var bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            assertTrue(EncodedText.of(bytes).text().length() <= bytes.length);
        }
    }
}
