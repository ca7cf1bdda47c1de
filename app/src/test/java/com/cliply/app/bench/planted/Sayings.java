package com.cliply.app.bench.planted;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What is said: dull sentences without end, some of them with a small number or a question that leads nowhere; and hooks. */
final class Sayings {
    private static final String[] THINGS = {
        "kettle", "ladder", "garden hose", "blue folder", "wooden spoon", "bicycle pump", "window frame", "paper bag",
                "lamp", "carpet",
        "radiator", "flower pot", "drawer", "measuring tape", "calendar", "basket", "notebook", "water tank",
                "door handle", "map",
        "brush", "towel", "bench", "curtain", "shelf"
    };
    private static final String[] PLACES = {
        "behind the shed", "near the entrance", "on the upper floor", "beside the stairs", "in the cellar",
                "under the window",
        "next to the stove", "across the yard", "at the end of the hall", "between the two rooms", "by the river",
                "in the workshop",
        "along the fence", "opposite the bakery", "in the corner"
    };
    private static final String[] TIMES = {
        "in the morning",
        "after lunch",
        "on a Tuesday",
        "in the autumn",
        "before the evening",
        "every other week",
        "later on",
        "during the spring",
        "at noon",
        "towards the weekend"
    };
    private static final String[] PEOPLE = {
        "My neighbour",
        "The gardener",
        "A colleague",
        "Her uncle",
        "The caretaker",
        "One of the pupils",
        "The driver",
        "Our tailor",
        "The librarian",
        "His cousin",
        "The plumber",
        "A visitor"
    };
    private static final String[] SMALL = {"two", "three", "four", "five", "six"};
    private static final String[] DULL = {
        "The T stands P.",
        "P you will see the T.",
        "H moved the T W.",
        "H brought the T and put it P.",
        "We put the T P and go on with the rest.",
        "The T was bought together with the T.",
        "After that, the T is turned a little to the side.",
        "Some of the T is made of metal, and some of it of wood.",
        "As before, the T stays P.",
        "There is also a T P.",
        "It is cleaned W, and then it dries P.",
        "The handle of the T is rather long.",
        "H usually sits P W.",
        "From here the path leads past the T.",
        "You fold the T along the middle line.",
        "The other T looks much the same.",
        "This part holds the T in its place.",
        "H mentioned the T, and we talked about it W.",
        "Then comes the T, which is somewhat smaller.",
        "In between there is room for a T.",
        "The list begins with the T and ends with the T.",
        "It was rather quiet P.",
    };
    /** Nothing to promise, though they hold what hooks hold. */
    private static final String[] DECEPTIVE = {
        "There are N more of them P.",
        "Shall we look at the T next?",
        "It takes about N minutes to dry.",
        "Is the T still P?",
        "Page N shows the T from the side.",
        "H has never used the T W.",
    };

    private static final List<String[]> HOOKS = List.of(
            // A question and its answer.
            new String[] {
                "So why do eight out of ten bakeries close within a year?",
                "Because the owners forget to pay themselves first, and then they quit."
            },
            new String[] {
                "Guess what the doctors found inside that old tin?",
                "It was a letter from my father, written the day before he vanished."
            },
            new String[] {
                "Do you know which habit ruins your sleep more than coffee?",
                "It is the bright screen you look at right before you close your eyes."
            },
            new String[] {
                "How did a village of forty people beat the richest club in the country?",
                "They trained in secret, every single night, for eleven years."
            },
            new String[] {
                "What would you do with one million euros in cash?",
                "I gave all of it away, and I have never been happier."
            },
            new String[] {"Who really invented the telephone?", "Not the man in your school book, and I can prove it."},
            new String[] {
                "Want to hear the one question that got me hired on the spot?",
                "I asked them what they were most afraid of."
            },
            // Numbers.
            new String[] {
                "This tiny change saved us three hundred thousand dollars in six weeks.",
                "Nobody in the company believed it until the bank called."
            },
            new String[] {
                "In 48 hours the video had 12 million views.",
                "My phone melted, and my boss found out on live television."
            },
            new String[] {
                "Ninety nine percent of these wells are poisoned.", "And the people who drink from them are never told."
            },
            new String[] {
                "We grew from zero to 70,000 customers without a single advert.",
                "The trick costs nothing, and it takes ten minutes."
            },
            new String[] {
                "He ate nothing but potatoes for 365 days and lost half of his weight.",
                "The doctors were stunned by his blood."
            },
            // Superlatives.
            new String[] {
                "That was the most dangerous thing I have ever done on a mountain.",
                "One more step and all five of us would have died."
            },
            new String[] {
                "This is by far the cheapest way to heat a house.",
                "It beats every other method, and it is not even close."
            },
            new String[] {
                "She is the greatest player who ever lived, and she was thrown out of school.",
                "Her coach cried when he told me why."
            },
            new String[] {
                "The strangest animal on earth cannot be killed by fire, ice or poison.",
                "It even survives in outer space."
            },
            new String[] {
                "Honestly, it is the stupidest rule in the whole business.",
                "Break it, and you will double your income overnight."
            },
            // Promises.
            new String[] {
                "By the end of this video you will never burn rice again.",
                "All you need is a coin and a wet towel, I promise."
            },
            new String[] {
                "Give me five minutes and I will make you remember any name forever.",
                "It works for everybody, even for my grandmother."
            },
            new String[] {
                "If you only learn one thing today, let it be this.",
                "Never sign anything on the day that you read it first."
            },
            new String[] {
                "There is a hidden switch in your car that thieves pray you never find.",
                "I will show you exactly where it is."
            },
            new String[] {
                "Stop throwing away your old bread!", "Chefs pay a fortune for what I am about to make out of it."
            },
            // Confessions and feelings.
            new String[] {
                "I have never told this to anyone, not even to my wife.",
                "I cheated in the final exam, and somebody else was punished for it."
            },
            new String[] {
                "I have to admit that we lied to every one of our customers.",
                "I was so ashamed that I could not look into a mirror."
            },
            new String[] {
                "My hands were shaking and I burst into tears in front of the whole court.",
                "That is when the judge started to laugh."
            },
            new String[] {
                "We nearly went bankrupt because of me.",
                "I gambled away the rent, and I hid it from my partners for months."
            },
            new String[] {
                "I hated my own brother for twenty years.", "Then I found out what he had secretly done for me."
            },
            new String[] {
                "Everything you were taught about hunger is wrong.", "Your stomach does not growl because it is empty."
            },
            new String[] {
                "Suddenly the engine died, two thousand metres above the sea.",
                "I heard my daughter scream, and I thought that this was the end."
            },
            new String[] {
                "They offered me a fortune to keep quiet about this.",
                "I said no, and the next morning my office was on fire."
            });

    /** What may follow any hook. */
    private static final String[] AFTERMATHS = {
        "You can try it yourself tonight.", "I still dream about it.", "And that was only the beginning.",
        "Nobody had warned us.", "It changed the way I work.", "Ask anyone who was there.",
        "I would do it again tomorrow.", "We still laugh about it today."
    };

    private final RandomGenerator random;
    private final Deque<String[]> hooks = new ArrayDeque<>();
    private final Deque<String> lately = new ArrayDeque<>();

    Sayings(RandomGenerator random) {
        this.random = random;
        var shuffled = new ArrayList<>(HOOKS);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        hooks.addAll(shuffled);
    }

    /** One that was not said lately. */
    String dull() {
        return fresh(DULL);
    }

    /** One with a number or a question, and nothing behind it. */
    String deceptive() {
        return fresh(DECEPTIVE);
    }

    /** Its sentences; each hook comes once. */
    String[] hook() {
        return hooks.removeFirst();
    }

    /** Goes on about a hook. */
    String aftermath() {
        return one(AFTERMATHS);
    }

    private String fresh(String[] forms) {
        var said = filled(forms);
        for (int attempt = 0; attempt < 5 && lately.contains(said); attempt++) said = filled(forms);
        lately.addLast(said);
        if (lately.size() > 30) lately.removeFirst();
        return said;
    }

    private String filled(String[] forms) {
        var said = new StringBuilder();
        for (var word : one(forms).split("(?<=\\b)|(?=\\b)", -1)) {
            said.append(
                    switch (word) {
                        case "T" -> one(THINGS);
                        case "P" -> one(PLACES);
                        case "W" -> one(TIMES);
                        case "H" -> one(PEOPLE);
                        case "N" -> one(SMALL);
                        default -> word;
                    });
        }
        return Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
