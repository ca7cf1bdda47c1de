/** Work that touches an outside service and our own memory: what was meant, what came of it, what a person must decide. */
@NullMarked
package com.cliply.engine.saga;

import org.jspecify.annotations.NullMarked;
