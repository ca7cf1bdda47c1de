/** What the words tell: a transcript and its sentences. */
@NullMarked
package com.cliply.engine.analysis.transcript;

import org.jspecify.annotations.NullMarked;
