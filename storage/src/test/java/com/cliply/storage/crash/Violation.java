package com.cliply.storage.crash;

/** A promise that did not outlive a kill. */
final class Violation extends RuntimeException {
    Violation(String what) {
        super(what);
    }
}
