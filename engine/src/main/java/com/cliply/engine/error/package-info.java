/** What can go wrong, as a closed list with a stable code, a sentence and a next step each. */
@NullMarked
package com.cliply.engine.error;

import org.jspecify.annotations.NullMarked;
