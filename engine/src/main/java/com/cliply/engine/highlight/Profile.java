package com.cliply.engine.highlight;

/** What kind of video it is; it decides how much each kind of evidence weighs. */
public enum Profile {
    /** Somebody speaks most of the time: words and the reactions to them count. */
    TALK,
    /** Pictures and sounds tell it: games, sport, music, animals. */
    ACTION,
    /** Both, or neither clearly. */
    MIXED
}
