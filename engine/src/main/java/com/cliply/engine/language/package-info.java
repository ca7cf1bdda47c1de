/** A language model that the creator chose may give its opinion of moments, and words for them; without one nothing is missing. */
@NullMarked
package com.cliply.engine.language;

import org.jspecify.annotations.NullMarked;
