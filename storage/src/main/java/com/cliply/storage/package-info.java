/** Remembers: opens the data folder, hands out the stores of the engine, closes. */
@NullMarked
package com.cliply.storage;

import org.jspecify.annotations.NullMarked;
