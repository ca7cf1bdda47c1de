package com.cliply.engine.analysis.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptSignalsTest {
    @Test
    void anAnswerGoesOnUntilItIsComplete() {
        var signals = signals(
                "The bakery stood on the corner.",
                "Why did it close?",
                "The owner fell ill.",
                "He sold the ovens in spring.",
                "Tomorrow the weather will be mild.");
        assertEquals(3, signals.answerEnd(1));
        assertEquals(1, signals.questionOf(2));
        assertEquals(1, signals.questionOf(3));
        assertEquals(4, signals.questionOf(4));
        assertEquals(0, signals.answerEnd(0));
        assertFalse(signals.unanswered(1));
    }

    @Test
    void aShortAnswerIsNotTheWholeAnswer() {
        var signals =
                signals("Did anybody see the thief?", "No.", "Somebody had left the window open.", "We had lunch.");
        assertEquals(2, signals.answerEnd(0));
    }

    @Test
    void questionsInARowShareTheirAnswer() {
        var signals = signals(
                "Who pays for all of that?", "And who decides about it?", "The city council does both.", "We move on.");
        assertEquals(2, signals.answerEnd(0));
        assertEquals(2, signals.answerEnd(1));
        assertEquals(0, signals.questionOf(2));
    }

    @Test
    void whatNobodyAnswersIsFlagged() {
        var silent = TranscriptSignals.of(new Spoken()
                .say("Where did all of the money go?")
                .pause(9_000_000)
                .say("The next item is the garden.")
                .transcript());
        assertTrue(silent.unanswered(0));
        assertEquals(0, silent.answerEnd(0));
        assertEquals(1, silent.questionOf(1));
        assertTrue(signals("We waited.", "Where did all of the money go?").unanswered(1));
    }

    @Test
    void aTagAsksNothing() {
        var signals = signals("That was a nice trip, wasn't it?", "The bus leaves at nine.", "Right?", "We go home.");
        assertEquals(0, signals.answerEnd(0));
        assertEquals(2, signals.answerEnd(2));
        assertFalse(signals.unanswered(0));
    }

    @Test
    void whereNoMarkIsWrittenTheOrderOfWordsAsks() {
        var signals = signals("the boat was old", "why did nobody repair it", "there was no money", "we left in may");
        assertEquals(2, signals.answerEnd(1));
        assertEquals(1, signals.questionOf(2));
        assertEquals(0, signals.answerEnd(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            That's why we never went back.            | 1
            Because of that the shop had to close.    | 1
            So they sold everything.                  | 0.8
            It was broken.                            | 0.8
            They never told us.                       | 0.8
            And then we left.                         | 0.6
            This number is too high.                  | 0.5
            It is raining in Paris.                   | 0.8
            It took me forty years to say this.       | 0.3
            My father built boats.                    | 0
            Nobody believed the boy.                  | 0
            Have you ever seen a whale?               | 0
            """)
    void aSentenceThatRefersBackLeans(String text, double leaning) {
        var signals = signals("The harbour is small.", text, "The harbour is large.");
        assertEquals(leaning, signals.leansBack(1), 0.01);
    }

    @Test
    void anAnswerLeansOnItsQuestion() {
        var signals = signals("What did the captain find?", "Nothing but sand and bones.", "The harbour is small.");
        assertTrue(signals.leansBack(1) >= 0.8);
    }

    @Test
    void strongFeelingStandsOutAndDenialWeakensIt() {
        var texts = new ArrayList<>(dull());
        texts.set(10, "I was terrified and I cried all night.");
        texts.set(20, "That was not a terrifying film.");
        var signals = TranscriptSignals.of(Spoken.of(texts));
        assertTrue(signals.sentiment(10) > 0.7, "" + signals.sentiment(10));
        assertTrue(signals.sentiment(20) < signals.sentiment(10));
        assertEquals(0, signals.sentiment(0));
    }

    @Test
    void whoSpeaksFasterThanUsualIsInHaste() {
        var spoken = new Spoken();
        for (int index = 0; index < 40; index++)
            spoken.say("This is a sentence of the usual length and rate.", 3_000_000 + index % 5 * 50_000);
        spoken.say("This is a sentence of the usual length and rate.", 1_500_000);
        var signals = TranscriptSignals.of(spoken.transcript());
        assertTrue(signals.haste(40) > 0.8, "" + signals.haste(40));
        assertEquals(0, signals.haste(3));
    }

    @Test
    void aNewTopicIsFoundWhereItBegins() {
        var texts = new ArrayList<String>();
        var kitchen = List.of("oven", "bread", "flour", "butter", "dough");
        var space = List.of("rocket", "orbit", "moon", "engine", "launch");
        for (int index = 0; index < 24; index++) texts.add(about(kitchen, index));
        for (int index = 0; index < 24; index++) texts.add(about(space, index));
        var signals = TranscriptSignals.of(Spoken.of(texts));
        var best = 0;
        for (int index = 0; index < texts.size(); index++)
            if (signals.topicChange(index) > signals.topicChange(best)) best = index;
        assertEquals(24, best, 1);
        assertTrue(signals.topicChange(best) > 0.8);
        assertEquals(0, signals.topicChange(12));
    }

    @Test
    void keywordsOfAPartAreWhatTheRestDoesNotSay() {
        var texts = new ArrayList<>(dull());
        texts.addAll(
                10,
                List.of(
                        "Today I feed my sourdough starter.",
                        "The sourdough starter needs flour and patience.",
                        "If the starter smells of vinegar, feed it.",
                        "My sourdough starter came from Lisbon."));
        var signals = TranscriptSignals.of(Spoken.of(texts));
        var keywords = signals.keywords(10, 14, 4);
        assertEquals("sourdough starter", keywords.getFirst(), keywords.toString());
        assertTrue(keywords.contains("Lisbon") || keywords.contains("feed"), keywords.toString());
        assertEquals(List.of(), signals.keywords(3, 3, 5));
        assertEquals(1, signals.keywords(10, 14, 1).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Der Zug fährt um neun und wir sitzen auf der linken Seite.       | Warum hat niemand in diesem Dorf die Wahrheit gesagt?
            Der Zug fährt um neun und wir sitzen auf der linken Seite.       | Ich habe in einer Nacht neunzig Prozent verloren und mich geschämt.
            El tren sale a las nueve y nosotros vamos en el lado izquierdo.  | ¿Por qué nadie habla de la muerte de mi padre?
            El tren sale a las nueve y nosotros vamos en el lado izquierdo.  | Perdí todo mi dinero y nunca se lo dije a nadie.
            Le train part à neuf heures et nous sommes du côté gauche.       | Pourquoi est-ce que personne ne dit la vérité ?
            Le train part à neuf heures et nous sommes du côté gauche.       | C'était le pire jour de ma vie et j'avais honte.
            O comboio parte às nove e nós vamos do lado esquerdo.            | Porque é que ninguém fala da morte do meu pai?
            O comboio parte às nove e nós vamos do lado esquerdo.            | Foi o pior dia da minha vida e chorei como nunca.
            """)
    void hooksAreFoundInLanguagesWhoseWordsAreKnown(String dull, String hook) {
        var texts = new ArrayList<String>();
        for (int index = 0; index < 40; index++) texts.add(dull + " " + (char) ('A' + index % 26));
        texts.set(17, hook);
        var signals = TranscriptSignals.of(Spoken.of(texts));
        assertTrue(signals.hook(17) > 0.7, signals.hook(17) + " " + signals.hookCauses(17));
        assertTrue(signals.hook(16) < 0.3, signals.hook(16) + " " + signals.hookCauses(16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dlaczego 87% ludzi tego nie wie?",
                "Почему 87% людей этого не знают?",
                "なぜ87%の人はそれを知らないのか？",
                "لماذا لا يعرف 87% من الناس هذا؟"
            })
    void inOtherLanguagesMarksAndNumbersTell(String hook) {
        var texts = new ArrayList<String>();
        for (int index = 0; index < 40; index++) texts.add("Pociąg stoi na stacji przy lesie.");
        texts.set(17, hook);
        var signals = TranscriptSignals.of(Spoken.of(texts));
        assertTrue(signals.hook(17) > 0.7, signals.hook(17) + " " + signals.hookCauses(17));
        assertEquals(0, signals.hook(16));
    }

    /** The same two sentences, once together and once apart. */
    @Test
    void aHookThatGoesOnCountsMoreThanOneThatDoesNot() {
        var dull = dull();
        var opening = "I have never told this to anyone, not even to my wife.";
        var more = "They offered me a fortune to keep this secret.";
        var together = new ArrayList<>(dull);
        together.addAll(10, List.of(opening, more));
        var apart = new ArrayList<>(dull);
        apart.add(10, opening);
        apart.add(5, more);
        var goingOn = TranscriptSignals.of(Spoken.of(together));
        var alone = TranscriptSignals.of(Spoken.of(apart)).hook(11);
        assertTrue(goingOn.hook(10) > alone + 0.2, goingOn.hook(10) + " and " + alone);
        assertTrue(goingOn.hook(10) > goingOn.hook(11), "it is the first one to open with");
        assertTrue(goingOn.hook(9) < 0.5, "a dull one before it is not");
    }

    @Tag("alone")
    @Test
    void twelveHoursOfSubtitlesTakeNoTime() {
        var dull = dull();
        var texts = new ArrayList<String>();
        for (int index = 0; index < 15_000; index++)
            texts.add(dull.get(index % dull.size()) + " Word" + index % 4_000 + " follows number " + index + ".");
        var transcript = Spoken.of(texts);
        var clock = ManagementFactory.getThreadMXBean();
        var best = Long.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            var start = clock.getCurrentThreadCpuTime();
            var signals = TranscriptSignals.of(transcript);
            signals.keywords(0, 200, 10);
            best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
        }
        assertTrue(best < 600_000_000L, "CPU ms " + best / 1_000_000);
    }

    @Test
    void hostileTextCostsNoMoreThanItsLength() {
        var texts = List.of(
                "a".repeat(1_000_000),
                "?".repeat(200_000),
                "why ".repeat(100_000),
                "never been so ".repeat(50_000) + "?",
                "1,".repeat(200_000),
                "'-'-".repeat(100_000),
                "\uD800\uD800 \uDC00",
                "\u202E\u200B\u0301\u0301",
                "",
                " ");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            var signals = TranscriptSignals.of(Spoken.of(texts));
            for (int index = 0; index < texts.size(); index++) {
                assertTrue(Double.isFinite(signals.hook(index)));
                signals.hookCauses(index);
                signals.leansBack(index);
            }
            signals.keywords(0, texts.size(), 10);
        });
    }

    @Test
    void nothingSaidIsNothing() {
        var signals = TranscriptSignals.of(Transcript.EMPTY);
        assertEquals(List.of(), signals.keywords(0, 0, 3));
    }

    private static String about(List<String> words, int index) {
        var size = words.size();
        return "The " + words.get(index % size) + " and the " + words.get((index + 1) % size) + " with the "
                + words.get((index + 3) % size) + ".";
    }

    private static List<String> dull() {
        var texts = new ArrayList<String>();
        var things = List.of("table", "window", "garden", "street", "folder", "bottle", "letter");
        for (int index = 0; index < 40; index++)
            texts.add("We look at the " + things.get(index % 7) + " near the " + things.get(index * 3 % 7) + ".");
        return texts;
    }

    private static TranscriptSignals signals(String... texts) {
        return TranscriptSignals.of(Spoken.of(texts));
    }
}
