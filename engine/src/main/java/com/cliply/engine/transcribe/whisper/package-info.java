/** Whisper on this machine: in a process of its own, because a damaged model ends the process that reads it. */
@NullMarked
package com.cliply.engine.transcribe.whisper;

import org.jspecify.annotations.NullMarked;
