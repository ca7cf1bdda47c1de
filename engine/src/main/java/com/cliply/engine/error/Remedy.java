package com.cliply.engine.error;

/** What helps against an error. */
public enum Remedy {
    /** It passes by itself. */
    WAIT,
    /** The creator gives something else: another file, another name, more room. */
    FIX_INPUT,
    /** Sign in again. */
    RECONNECT,
    /** A larger plan. */
    UPGRADE,
    /** The machine or the installation needs care: {@code cliply doctor} says where. */
    REPAIR,
    /** A bug: tell us. */
    REPORT
}
