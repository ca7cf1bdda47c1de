package com.cliply.engine.clip;

/** What the creator thinks of a clip. */
public enum ClipStatus {
    SUGGESTED,
    KEPT,
    REJECTED
}
