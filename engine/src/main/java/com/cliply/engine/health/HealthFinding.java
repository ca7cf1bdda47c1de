package com.cliply.engine.health;

/**
 * What one look at the machine has shown.
 *
 * @param check a stable name, as {@code encoders}
 * @param sentence what was seen
 * @param nextStep what to do about it, empty if nothing is to be done
 */
public record HealthFinding(String check, Status status, String sentence, String nextStep) {
    /** How it stands; what is not {@code OK} needs somebody to act. */
    public enum Status {
        OK,
        /** Work is possible, but not all of it or not for long. */
        WARN,
        FAIL
    }

    public static HealthFinding ok(String check, String sentence) {
        return new HealthFinding(check, Status.OK, sentence, "");
    }

    public static HealthFinding warn(String check, String sentence, String nextStep) {
        return new HealthFinding(check, Status.WARN, sentence, nextStep);
    }

    public static HealthFinding fail(String check, String sentence, String nextStep) {
        return new HealthFinding(check, Status.FAIL, sentence, nextStep);
    }
}
