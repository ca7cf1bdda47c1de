package com.cliply.engine.transcribe.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void childSays(Message message) throws IOException {
        Wire.ofChild(new ByteArrayInputStream(new byte[0]), out).send(message);
    }

    private void prints(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Wire parent() {
        return Wire.ofParent(new ByteArrayInputStream(out.toByteArray()), OutputStream.nullOutputStream());
    }

    @Test
    void everyMessageArrivesAsItWasSent() throws IOException {
        var messages = List.<Message>of(
                new Message.Loaded(),
                new Message.Said(3, 10, 2_000, "Ça va? 日本語 🎬"),
                new Message.Heard(3),
                new Message.Failed(Message.Why.MODEL, "bad"));
        for (var message : messages) childSays(message);
        var parent = parent();
        for (var message : messages) assertEquals(message, parent.receive());
        assertThrows(EOFException.class, parent::receive);
    }

    @Test
    void soundArrivesSampleForSample() throws IOException {
        var samples = new float[SoundWindows.LONGEST];
        var random = new Random(1);
        for (int index = 0; index < samples.length; index++) samples[index] = random.nextFloat() - 0.5f;
        Wire.ofParent(new ByteArrayInputStream(new byte[0]), out).send(new Message.Sound(7, "auto", samples));
        var child = Wire.ofChild(new ByteArrayInputStream(out.toByteArray()), OutputStream.nullOutputStream());
        var sound = assertInstanceOf(Message.Sound.class, child.receive());
        assertEquals(7, sound.number());
        assertEquals("auto", sound.language());
        assertArrayEquals(samples, sound.samples());
    }

    @Test
    void whatALibraryPrintsBetweenMessagesIsPassedOver() throws IOException {
        prints("whisper_init: loading\n");
        childSays(new Message.Loaded());
        prints("x".repeat(100_000));
        childSays(new Message.Heard(1));
        prints("\n");
        var parent = parent();
        assertEquals(new Message.Loaded(), parent.receive());
        assertEquals(new Message.Heard(1), parent.receive());
    }

    @Test
    void whoOnlyPrintsIsNotListenedToForEver() {
        prints("garbage ".repeat(200_000));
        assertTrue(String.valueOf(
                        assertThrows(IOException.class, parent()::receive).getMessage())
                .startsWith("no message among"));
    }

    @Test
    void aMessageThatWasDamagedOnItsWayIsNotBelieved() throws IOException {
        childSays(new Message.Said(1, 0, 100, "hello"));
        var bytes = out.toByteArray();
        bytes[bytes.length - 1] ^= 1;
        out.reset();
        out.writeBytes(bytes);
        assertThrows(IOException.class, parent()::receive);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, 0, 5_000})
    void aLengthThatCannotBeIsRefusedBeforeAnythingIsAllocated(int length) throws IOException {
        childSays(new Message.Loaded());
        var bytes = out.toByteArray();
        for (int index = 0; index < 4; index++) bytes[8 + index] = (byte) (length >> (8 * (3 - index)));
        out.reset();
        out.writeBytes(bytes);
        assertThrows(IOException.class, parent()::receive);
    }

    @Test
    void halfAMessageIsTheEnd() throws IOException {
        childSays(new Message.Said(1, 0, 100, "hello"));
        var bytes = out.toByteArray();
        for (int length = 0; length < bytes.length; length++) {
            out.reset();
            out.write(bytes, 0, length);
            assertThrows(EOFException.class, parent()::receive);
        }
    }

    @Test
    void nonsenseWithinAMessageIsNoBug() {
        var random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            var bytes = new byte[random.nextInt(1, 40)];
            random.nextBytes(bytes);
            if (round % 2 == 0) bytes[0] = (byte) random.nextInt(1, 7);
            try {
                Message.of(bytes);
            } catch (IOException refused) {
                assertNotNull(refused);
            }
        }
    }

    @Test
    void theLongestTextFitsIntoOneWriteOfAPipe() throws IOException {
        childSays(new Message.Said(1, 0, 1, "語".repeat(5_000)));
        assertTrue(out.size() <= 4_096);
        assertEquals(
                Message.LONGEST_TEXT,
                assertInstanceOf(Message.Said.class, parent().receive()).text().length());
    }
}
