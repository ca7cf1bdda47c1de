/** Scores the finding of highlights on sets of videos whose truth is known, and tells what each signal adds. */
@NullMarked
package com.cliply.app.bench.highlights;

import org.jspecify.annotations.NullMarked;
