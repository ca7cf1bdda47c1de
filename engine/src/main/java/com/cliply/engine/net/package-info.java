/** The one careful HTTP client: what may be spoken to, how long, how often, and an account of every call. */
@NullMarked
package com.cliply.engine.net;

import org.jspecify.annotations.NullMarked;
