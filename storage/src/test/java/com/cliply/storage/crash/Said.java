package com.cliply.storage.crash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All that one life of a process has acknowledged. */
final class Said {
    /** One attempt at one job. */
    record Attempt(UUID job, int number) {}

    final Set<UUID> jobs = new HashSet<>();
    final Map<String, UUID> transactions = new HashMap<>();
    final Map<UUID, Integer> runs = new HashMap<>();
    final Set<Attempt> ran = new HashSet<>();
    final Set<Attempt> did = new HashSet<>();
    /** The last state that each job was said to have reached. */
    final Map<UUID, String> ended = new HashMap<>();
    /** Those whose last wish was to be cancelled. */
    final Set<UUID> cancelled = new HashSet<>();
    /** Those that somebody wanted again, with or without success, and how often. */
    final Map<UUID, Integer> retries = new HashMap<>();

    boolean open;

    /** Takes in a line; one that tells of a violation ends everything. */
    void hear(String line) {
        Mouth.heard(line).ifPresent(this::hear);
    }

    private void hear(List<String> words) {
        switch (words.getFirst()) {
            case "open" -> open = true;
            case "tx" -> {
                transactions.put(words.get(1), job(words, 2));
                jobs.add(job(words, 2));
            }
            case "job" -> jobs.add(job(words, 1));
            case "ran" -> {
                ran.add(attempt(words));
                runs.merge(job(words, 1), 1, Integer::sum);
            }
            case "did" -> did.add(attempt(words));
            case "ended" -> ended.put(job(words, 1), words.get(2));
            case "cancelling", "retried" -> {}
            case "cancelled" -> cancelled.add(job(words, 1));
            case "retrying" -> {
                cancelled.remove(job(words, 1));
                retries.merge(job(words, 1), 1, Integer::sum);
            }
            default -> throw new Violation(String.join(" ", words));
        }
    }

    private static Attempt attempt(List<String> words) {
        return new Attempt(job(words, 1), Integer.parseInt(words.get(2)));
    }

    private static UUID job(List<String> words, int place) {
        return UUID.fromString(words.get(place));
    }
}
